import { type Instant, type Issued, ok, type Patch, type Refusal, type Result, type Write } from '@souk/kernel'
import type { PurchaseOrder, StockLevel, StockTransfer, TravelEvent } from './documents.ts'
import { emptyLevel, levelId } from './level.ts'
import { no } from './refusals.ts'
import { type StockMove, stockWrites, type Transfer, type Units } from './stock-move.ts'
import type { TravelEventType } from './travel-events.ts'

/** So many units of a SKU, as people say it. */
export interface Said {
  readonly sku: string
  readonly quantity: number
}

/** One step of something that travels: how it stands then, what moved, and what its place awaits more (or, below zero, less). */
export interface TravelStep<Travels extends StockTransfer | PurchaseOrder> {
  readonly after: Travels
  readonly move?: StockMove
  readonly awaited: readonly Units[]
}

/** The mark that a command leaves on what travels. */
export const travelEvent = (
  type: TravelEventType,
  { commandId, actor, note }: Issued & { readonly note?: string },
  at: Instant,
): TravelEvent => ({ _key: commandId, at, type, actor, ...(note ? { note } : {}) })

/** Whether this command has left its mark: it has been applied before. */
export const isTold = ({ events }: Pick<StockTransfer, 'events'>, { commandId }: Pick<Issued, 'commandId'>): boolean =>
  events.some(({ _key }) => _key === commandId)

/**
 * Gives each line what was said of it; all that is left of every line when nothing was said. Refusals: `line_twice`,
 * `line_unknown`, `nothing_to_move`, and `over` for more than a line has left.
 */
export function share<Line extends Said>(
  lines: readonly Line[],
  said: readonly Said[] | undefined,
  left: (line: Line) => number,
  over: 'over_send' | 'over_receipt',
): Result<ReadonlyMap<string, number>, Refusal> {
  const wanted = said ?? lines.map((line) => ({ sku: line.sku, quantity: left(line) }))
  const twice = twiceIn(wanted)
  if (twice !== undefined) return no('line_twice', { sku: twice })
  for (const { sku, quantity } of wanted) {
    const line = lines.find((each) => each.sku === sku)
    if (!line) return no('line_unknown', { sku })
    if (quantity > left(line)) return no(over, { sku, quantity, left: left(line) })
  }
  const given = wanted.filter(({ quantity }) => quantity > 0)
  if (given.length === 0) return no('nothing_to_move')
  return ok(new Map(given.map(({ sku, quantity }) => [sku, quantity])))
}

/** So many units of a SKU that arrived, how many of them are good for nothing now, and whether the others are looked at first. */
export interface Brought extends Said {
  readonly damaged?: number
  readonly qualityControl?: boolean
}

/** What arrived of each line, by where it lies now. */
export interface Arrival {
  /** Of each SKU, good or not. */
  readonly all: ReadonlyMap<string, number>
  /** What shoppers may have at once. */
  readonly good: ReadonlyMap<string, number>
  /** What goes to quality control first. */
  readonly checked: ReadonlyMap<string, number>
  readonly damaged: ReadonlyMap<string, number>
}

/** Gives each line what arrived of it; `checkAll`: all that is not damaged is looked at first. Refusals: those of `share` with `over_receipt`, and `more_damaged_than_arrived`. */
export function arrivalOf<Line extends Said>(
  lines: readonly Line[],
  brought: readonly Brought[] | undefined,
  left: (line: Line) => number,
  checkAll = false,
): Result<Arrival, Refusal> {
  const given = share(lines, brought, left, 'over_receipt')
  if (!given.ok) return given
  const odd = brought?.find(({ quantity, damaged = 0 }) => damaged > quantity)
  if (odd) return no('more_damaged_than_arrived', { sku: odd.sku })
  const damaged = new Map(brought?.map((line) => [line.sku, line.damaged ?? 0]))
  const whole = [...given.value].map(([sku, quantity]) => [sku, quantity - (damaged.get(sku) ?? 0)] as const)
  const looked = new Set(brought?.filter(({ qualityControl }) => qualityControl).map(({ sku }) => sku))
  const isChecked = ([sku]: (typeof whole)[number]) => checkAll || looked.has(sku)
  return ok({
    all: given.value,
    good: new Map(whole.filter((each) => !isChecked(each))),
    checked: new Map(whole.filter(isChecked)),
    damaged,
  })
}

/** What arrived, as units on their way to the shelf or aside. */
export const arriving = (
  lines: readonly { readonly sku: string; readonly variant: string }[],
  { good, checked, damaged }: Arrival,
  location: string,
  from: 'supplier' | 'in_transit',
): readonly Transfer[] =>
  (
    [
      [good, 'available'],
      [checked, 'quality_control'],
      [damaged, 'damaged'],
    ] as const
  ).flatMap(([units, to]) => unitsOf(lines, units, location).map((unit) => ({ ...unit, from, to })))

/** The first SKU that is named more than once. */
export const twiceIn = (said: readonly Pick<Said, 'sku'>[]): string | undefined =>
  said.find(({ sku }, index) => said.findIndex((each) => each.sku === sku) !== index)?.sku

/** Why other lines cannot be taken: the paper moved since it was seen, or a SKU is named twice. */
export function unseenOrTwice(
  { _rev }: Pick<StockTransfer, '_rev'>,
  { expectedRevision, lines }: { readonly expectedRevision: string; readonly lines: readonly Said[] },
): Result<never, Refusal> | undefined {
  if (expectedRevision !== _rev) return no('paper_moved', { revision: _rev })
  const twice = twiceIn(lines)
  return twice === undefined ? undefined : no('line_twice', { sku: twice })
}

/** What `share` gave, as units at a place. */
export const unitsOf = (
  lines: readonly { readonly sku: string; readonly variant: string }[],
  given: ReadonlyMap<string, number>,
  location: string,
): readonly Units[] =>
  lines.flatMap(({ sku, variant }) => {
    const quantity = given.get(sku) ?? 0
    return quantity > 0 ? [{ sku, variant, location, quantity }] : []
  })

/** The same units, awaited no longer. */
export const noLonger = (units: readonly Units[]): readonly Units[] =>
  units.map((each) => ({ ...each, quantity: -each.quantity }))

/** `incoming` of the levels, as plain sums; a level that is missing is made. */
function awaitedWrites(awaited: readonly Units[], levels: readonly StockLevel[]): readonly Write[] {
  const known = new Set(levels.map(({ _id }) => _id))
  return awaited.flatMap(({ sku, variant, location, quantity }): readonly Write[] => {
    const id = levelId(variant, location)
    const patch: Patch = quantity < 0 ? { id, dec: { incoming: -quantity } } : { id, inc: { incoming: quantity } }
    return known.has(id) ? [{ patch }] : [{ createIfNotExists: emptyLevel(sku, variant, location) }, { patch }]
  })
}

/** All writes of one step: the movement, the levels, and what travels itself, guarded by the revision it was decided on. */
export function travelWrites<Travels extends StockTransfer | PurchaseOrder>(
  before: Travels,
  { after, move, awaited }: TravelStep<Travels>,
  levels: readonly StockLevel[],
): readonly Write[] {
  const { _id: id, _rev: ifRevisionID } = before
  const patch: Patch = {
    id,
    ifRevisionID,
    set: { state: after.state, lines: after.lines },
    insert: { after: 'events[-1]', items: after.events.slice(before.events.length) },
  }
  return [...(move ? stockWrites(move, levels) : []), ...awaitedWrites(awaited, levels), { patch }]
}
