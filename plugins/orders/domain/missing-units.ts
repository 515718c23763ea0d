import { type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Allocation, Fulfillment, FulfillmentLine, LineItem } from './documents.ts'
import { type WorkFacts, workable } from './fulfillment-step.ts'
import { no } from './refusals.ts'
import {
  type ShortageReason,
  type Substitution,
  substitutionOutcomes,
  unitsAsked,
  unitsToPick,
  withSubstitution,
} from './substitution.ts'

/** Units that are not there: of which list, which line, and how many of them the place was to send. */
export interface MissingUnits {
  readonly fulfillment: Fulfillment
  readonly part: FulfillmentLine
  readonly item: LineItem
  readonly allocation: Allocation
  readonly quantity: number
  readonly reason: ShortageReason
  /** The offer that is settled; undefined while they are only reported. */
  readonly offer?: Substitution
}

interface Reported {
  readonly fulfillmentId: string
  readonly sku: string
  readonly quantity: number
  readonly reason: ShortageReason
}

/** Finds what a picker says is missing. Refusals: `fulfillment_not_found`, `wrong_state`, `held`, `unknown_line`, `missing_too_many`. */
export function missingUnits(
  facts: WorkFacts,
  { sku, quantity, reason, fulfillmentId }: Reported,
): Result<MissingUnits, Refusal> {
  const found = workable(facts, fulfillmentId, 'pick')
  if (!found.ok) return found
  const fulfillment = found.value
  const part = fulfillment.lines.find((line) => line.sku === sku)
  const where = part && whereOf(facts, fulfillment, part.line)
  if (!part || !where) return no('unknown_line', { sku })
  const left = unitsToPick(fulfillment, part)
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > left)
    return no('missing_too_many', { sku, quantity, left })
  return ok({ fulfillment, part, ...where, quantity, reason })
}

/** Finds the units of an offer that waits for an answer. Refusals: `substitution_not_found`, `substitution_settled`, `wrong_state`, `held`. */
export function askedUnits(
  facts: WorkFacts,
  key: string,
): Result<MissingUnits & { readonly offer: Substitution }, Refusal> {
  const [asked] = facts.fulfillments.flatMap((holder) =>
    (holder.substitutions ?? []).filter(({ _key }) => _key === key).map((offer) => ({ holder, offer })),
  )
  if (!asked) return no('substitution_not_found')
  const { holder, offer } = asked
  if (offer.state === 'settled')
    return no('substitution_settled', { words: substitutionOutcomes[offer.outcome ?? 'canceled'].title.toLowerCase() })
  const found = workable(facts, holder._id, 'pick')
  if (!found.ok) return found
  const part = holder.lines.find(({ line }) => line === offer.line)
  const where = part && whereOf(facts, holder, part.line)
  if (!part || !where) return no('substitution_not_found')
  return ok({ fulfillment: holder, part, ...where, quantity: offer.quantity, reason: offer.reason, offer })
}

function whereOf({ order }: WorkFacts, { location }: Fulfillment, line: string) {
  const item = order.lines.find(({ _key }) => _key === line)
  const allocation = order.allocations.find((each) => each.line === line && each.location === location)
  return item && allocation ? { item, allocation } : undefined
}

/** True when the place has nothing else to send: without these units it is called off. */
export const isLastOfPart = ({ fulfillment, quantity }: MissingUnits): boolean =>
  fulfillment.lines.reduce((sum, line) => sum + line.quantity - line.shorted, 0) === quantity

/** What the list is after a change: begun, with the entry kept, and done when nothing is left to pick. */
export function listAfter(
  { fulfillment }: MissingUnits,
  lines: readonly FulfillmentLine[],
  entry: Substitution,
  now: Instant,
) {
  const substitutions = withSubstitution(fulfillment.substitutions, entry)
  const isDone = (each: Pick<Fulfillment, 'lines' | 'substitutions'>) =>
    each.lines.every((line) => unitsToPick(each, line) === 0 && unitsAsked(each, line.line) === 0)
  const done = isDone({ lines, substitutions }) && !isDone(fulfillment)
  const set = { state: 'picking', lines, substitutions, ...(done ? { pickedAt: now } : {}) } as const
  const next: Fulfillment = { ...fulfillment, ...set }
  return { next, set, done, begins: fulfillment.state === 'open' }
}
