import { type Decision, type Instant, type Lifecycle, nextState } from '@souk/kernel'
import type { Fulfillment } from '../documents.ts'
import type { FulfillmentState } from '../states.ts'
import { fulfillmentLifecycle } from '../fulfillment-states.ts'
import { takeStep, type Work, type WorkFacts } from '../fulfillment-step.ts'
import type { OrderEventType } from '../order-events.ts'

export interface Carry extends Work {
  /** Where the carrier's word leads. */
  readonly to: FulfillmentState
  readonly event: OrderEventType
  readonly note?: string
}

/** What a label, a courier or a carrier's word may do with a fulfillment; people have verbs of their own. */
const verbs = ['make_ready', 'fail', 'retry', 'send_back', 'receive'] as const

/** True when a carrier's word may lead from one state to another, over any states between. */
export function mayCarry(from: FulfillmentState, to: FulfillmentState): boolean {
  const table: Lifecycle = fulfillmentLifecycle
  const seen = new Set<string>([from])
  for (const state of seen)
    for (const verb of verbs) {
      const next = nextState(table, state, verb)
      if (next) seen.add(next)
    }
  return from !== to && seen.has(to)
}

/** Moves a fulfillment where its parcel is; undefined when its table does not lead there. */
export function carry(facts: WorkFacts, command: Carry, now: Instant): Decision<Fulfillment> | undefined {
  const before = facts.fulfillments.find(({ _id }) => _id === command.fulfillmentId)
  if (!before || !mayCarry(before.state, command.to)) return undefined
  const set = { state: command.to }
  const note = command.note ? { note: command.note } : {}
  return takeStep(facts, { next: { ...before, ...set }, set, events: [command.event], ...note }, command, now)
}
