import { type Decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import { type UnitsOfLine, withParts } from '../bundle-units.ts'
import type { Allocation, Fulfillment, Order } from '../documents.ts'
import { takeStep, type Work, type WorkFacts, workable } from '../fulfillment-step.ts'
import { no } from '../refusals.ts'
import { fulfillmentStanding } from '../standing.ts'

export interface CancelFulfillment extends Work {
  readonly reason: string
  readonly note?: string
  /** False: what was picked cannot be sold again. Left out: it can. */
  readonly restock?: boolean
}

/** What a canceled fulfillment leaves to be done in the same transaction. */
export interface CanceledPart {
  readonly fulfillment: Fulfillment
  /** Units that go back from committed to the shelf. */
  readonly units: readonly UnitsOfLine<Allocation>[]
  /** Units that were picked and are written off. */
  readonly spoiled: readonly UnitsOfLine<Allocation>[]
  /** How the whole order stands now: `canceled` when this was the last of it, `delivered` when the rest has arrived. */
  readonly standing: ReturnType<typeof fulfillmentStanding>
}

/**
 * Calls off what one place was to send, while it is in the house; the other fulfillments go on. The order's lines count
 * its units as canceled and no longer as picked. The last one calls the order off, or completes it when the rest has
 * arrived. Refusals: `fulfillment_not_found`, `wrong_state`, `payment_disputed`, `nothing_picked` when there is nothing to
 * write off. The caller moves the units and decides about the money.
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
  if (command.restock === false && !before.lines.some((line) => line.picked > 0)) return no('nothing_picked')
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
      note: [command.note ?? command.reason, ...spoiledWords(before, command)].join('. '),
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
  const standing = fulfillmentStanding(facts.fulfillments.map((each) => (each._id === next._id ? next : each)))
  return ok({ ...step, value: { fulfillment: next, ...unitsFreed(facts.order, before, command), standing } })
}

/** Units of a place's list by what becomes of them when it is called off. The form shows it, the command moves it. */
export const calledOff = (lines: Fulfillment['lines'], restock: boolean): { back: number; spoiled: number } => {
  const sum = (of: (line: Fulfillment['lines'][number]) => number) => lines.reduce((all, line) => all + of(line), 0)
  const spoiled = restock ? 0 : sum(({ picked }) => picked)
  return { back: sum(({ quantity, shorted }) => quantity - shorted) - spoiled, spoiled }
}

const spoiledWords = ({ lines }: Fulfillment, { restock }: CancelFulfillment): readonly string[] => {
  const picked = lines.filter((line) => line.picked > 0)
  return restock === false ? [`Written off: ${picked.map((line) => `${line.picked} ${line.sku}`).join(', ')}`] : []
}

function unitsFreed(order: Order, part: Fulfillment, { restock = true }: CancelFulfillment) {
  const held = unitsHeld(order, part)
  if (restock) return { units: held, spoiled: [] }
  const picked = (line: string) =>
    part.lines.filter((each) => each.line === line).reduce((sum, each) => sum + each.picked, 0)
  const spoiled = held.flatMap((unit) => {
    const quantity = Math.min(unit.quantity, picked(unit.line))
    return quantity > 0 ? [{ ...unit, quantity }] : []
  })
  const gone = new Map(spoiled.map(({ _key, quantity }) => [_key, quantity]))
  const units = held.flatMap((unit) => {
    const quantity = unit.quantity - (gone.get(unit._key) ?? 0)
    return quantity > 0 ? [{ ...unit, quantity }] : []
  })
  return { units, spoiled }
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
