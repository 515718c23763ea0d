import { type Decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import { type UnitsOfLine, withParts } from '../bundle-units.ts'
import type { Allocation, Fulfillment, Order } from '../documents.ts'
import { takeStep, type Work, type WorkFacts, workable } from '../fulfillment-step.ts'
import { no } from '../refusals.ts'
import { fulfillmentStanding } from '../standing.ts'

export interface CancelFulfillment extends Work {
  readonly reason: string
  readonly note?: string
}

/** What a canceled fulfillment leaves to be done in the same transaction. */
export interface CanceledPart {
  readonly fulfillment: Fulfillment
  /** Units that go back from committed to the shelf: all of it, picked or not. */
  readonly units: readonly UnitsOfLine<Allocation>[]
  /** How the whole order stands now: `canceled` when this was the last of it, `delivered` when the rest has arrived. */
  readonly standing: ReturnType<typeof fulfillmentStanding>
}

/**
 * Calls off what one place was to send, while it is in the house; the other fulfillments go on. The order's lines count
 * its units as canceled and no longer as picked. The last one calls the order off, or completes it when the rest has
 * arrived. Refusals: `fulfillment_not_found`, `wrong_state`, `payment_disputed`. The caller frees the units and decides
 * about the money.
 */
export function cancelFulfillment(
  facts: WorkFacts,
  command: CancelFulfillment,
  now: Instant,
): Result<Decision<CanceledPart>, Refusal> {
  const found = workable(facts, command.fulfillmentId, 'cancel')
  if (!found.ok) return found
  if (facts.order.paymentStanding === 'disputed') return no('payment_disputed')
  const before = found.value
  const bagged = before.state === 'packed' || before.state === 'ready'
  const picked = new Map(before.lines.map((line) => [line._key, line.picked]))
  const pickedOf = ({ _key }: { readonly _key: string }) => picked.get(_key) ?? 0
  const set = {
    state: 'canceled',
    canceledAt: now,
    lines: before.lines.map((line) => ({ ...line, picked: 0 })),
    ...offersCalledOff(before, now),
  } as const
  const next: Fulfillment = { ...before, ...set }
  const step = takeStep(
    facts,
    {
      next,
      set,
      events: ['part_canceled'],
      note: command.note ?? command.reason,
      reason: command.reason,
      counts: [
        ['canceled', (line) => line.quantity - line.shorted],
        ['picked', (line) => -pickedOf(line)],
        ['packed', (line) => (bagged ? -pickedOf(line) : 0)],
      ],
    },
    command,
    now,
  )
  const units = unitsHeld(facts.order, before)
  const standing = fulfillmentStanding(facts.fulfillments.map((each) => (each._id === next._id ? next : each)))
  return ok({ ...step, value: { fulfillment: next, units, standing } })
}

/** Units that an order still holds at a place: what it was to send, less what came short. */
export const unitsHeld = (
  order: Pick<Order, 'allocations' | 'lines'>,
  { location, lines }: Pick<Fulfillment, 'location' | 'lines'>,
): readonly UnitsOfLine<Allocation>[] =>
  withParts(order, order.allocations).flatMap((each) => {
    if (each.location !== location) return []
    const short = lines.filter(({ line }) => line === each.line).reduce((sum, { shorted }) => sum + shorted, 0)
    return each.quantity > short ? [{ ...each, quantity: each.quantity - short }] : []
  })

/** Nobody needs to answer any more. */
const offersCalledOff = ({ substitutions }: Fulfillment, now: Instant) =>
  substitutions
    ? {
        substitutions: substitutions.map((each) =>
          each.state === 'asked'
            ? { ...each, state: 'settled' as const, outcome: 'canceled' as const, settledAt: now }
            : each,
        ),
      }
    : {}
