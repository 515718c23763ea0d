import { type AllowedStep, allowedForFulfillment, allowedForOrder } from '../domain/allowed.ts'
import type { Fulfillment, Order } from '../domain/documents.ts'

/** Verbs that want a `reason` besides, which a person says first. */
export const asksWhy: ReadonlySet<string> = new Set(['cancel', 'hold'])
/** Verbs that keep the work from going on. */
const stops: ReadonlySet<string> = new Set(['cancel', 'hold', 'release'])

/** Verbs that are asked for where a fulfillment stands, beside its lines. */
const oneByOne: ReadonlySet<string> = new Set(['reroute', 'cancel'])

/** A step together with what its command is given, but for the reason of those that ask why. */
export interface OrderStep extends AllowedStep {
  readonly key: string
  readonly input: Readonly<Record<string, string>>
}

/**
 * What can be done with an order and its fulfillments now, in the order of work, and why not the rest. One step a verb:
 * of several fulfillments the first that allows it is meant. Canceling or rerouting one is asked for where it stands.
 */
export function orderSteps(order: Order, fulfillments: readonly Fulfillment[]): readonly OrderStep[] {
  const byVerb = new Map<string, OrderStep>()
  for (const fulfillment of fulfillments) {
    for (const step of allowedForFulfillment(fulfillment).filter(({ verb }) => !oneByOne.has(verb))) {
      const known = byVerb.get(step.verb)
      if (known?.allowed || (known && !step.allowed)) continue
      byVerb.set(step.verb, { ...step, key: step.verb, input: { fulfillmentId: fulfillment._id } })
    }
  }
  const ofOrder = allowedForOrder(order, fulfillments).map((step) => ({
    ...step,
    key: step.verb,
    input: { orderId: order._id },
  }))
  return [...byVerb.values(), ...ofOrder]
}

/** The step that the work waits for: the first allowed one that neither stops nor ends it. */
export const primaryStep = (steps: readonly OrderStep[]): OrderStep | undefined =>
  steps.find(({ allowed, verb }) => allowed && !stops.has(verb))
