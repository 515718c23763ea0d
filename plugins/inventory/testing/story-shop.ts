import { type Instant, plusMs } from '@souk/kernel'
import { type AllocatedUnits, allocate } from '../domain/allocate.ts'
import { adjust } from '../domain/commands/adjust.ts'
import { commit, decommit, dispatch, release, reserve } from '../domain/commands/moves.ts'
import { setSafetyStock } from '../domain/commands/set-marks.ts'
import type { PurchaseOrder, StockLevel, StockMovement, StockTransfer } from '../domain/documents.ts'
import { checkStock, type Promised } from '../domain/ledger.ts'
import { available, emptyLevel, levelId } from '../domain/level.ts'
import { applyChange, type StockMove, stockMove, type Units } from '../domain/stock-move.ts'
import type { TravelStep } from '../domain/travel.ts'
import { checkTravel } from '../domain/travel-check.ts'
import { places, type StockDeed } from './arbitraries.ts'
import { aLevel, aMoveCommand, noon, noor, unitsAt } from './factories.ts'
import { isOpen, openPaper, type Paper, stepOf } from './travel-story.ts'

/** A shop in memory: levels, the ledger, what orders hold and what travels. It commits whatever the domain decides. */
export class StoryShop {
  levels: readonly StockLevel[]
  readonly ledger: Pick<StockMovement, 'entries' | 'cause' | 'at'>[] = []
  readonly orders: { held: 'reserved' | 'committed' | 'nothing'; units: readonly AllocatedUnits[] }[] = []
  papers: readonly Paper[] = []
  #now: Instant = noon
  #commands = 0

  constructor(shelves: readonly StockLevel[]) {
    this.levels = shelves
    for (const level of shelves) this.#open(level)
  }

  /** When the last thing happened. */
  get now(): Instant {
    return this.#now
  }

  /** The movements of one level. */
  pages({ sku, location }: StockLevel) {
    return this.ledger.map(({ at, entries }) => ({
      at,
      entries: entries.filter((entry) => entry.sku === sku && entry.location === location),
    }))
  }

  #command() {
    this.#commands += 1
    this.#now = plusMs(this.#now, 1000)
    return aMoveCommand({ commandId: `c${this.#commands}` })
  }

  /** The ledger page that a shelf's first state stands for. */
  #open(level: StockLevel): void {
    const first = (to: 'available' | 'reserved' | 'committed' | 'unavailable', quantity: number) =>
      quantity > 0 ? [{ ...unitsAt(level, quantity), from: 'supplier' as const, to }] : []
    const transfers = [
      ...first('available', available(level)),
      ...first('reserved', level.reserved),
      ...first('committed', level.committed),
      ...first('unavailable', level.unavailable),
    ]
    if (transfers.length > 0)
      this.ledger.push(stockMove(transfers, { ...this.#command(), reason: 'opening' }, noon).movement)
    for (const held of ['reserved', 'committed'] as const)
      if (level[held] > 0) this.orders.push({ held, units: [{ line: 'l', ...unitsAt(level, level[held]) }] })
  }

  #apply(move: StockMove): void {
    this.ledger.push(move.movement)
    for (const { level } of move.changes) this.#keep(level)
    const changes = new Map(move.changes.map((change) => [change.id, change]))
    this.levels = this.levels.map((level) => {
      const change = changes.get(level._id)
      return change ? applyChange(level, change) : level
    })
  }

  /** A level that is missing is made, as every write to it makes it. */
  #keep({ sku, variant, location }: Units): void {
    if (this.levels.some(({ _id }) => _id === levelId(variant, location))) return
    this.levels = [...this.levels, aLevel(emptyLevel(sku, variant, location))]
  }

  #await(units: Units): void {
    this.#keep(units)
    const id = levelId(units.variant, units.location)
    this.levels = this.levels.map((level) =>
      level._id === id ? { ...level, incoming: level.incoming + units.quantity } : level,
    )
  }

  #travel(deed: Extract<StockDeed, { paper: number }>): 'done' | 'refused' {
    const open = this.papers.filter(isOpen)
    const paper = open[deed.paper % Math.max(1, open.length)]
    const step = paper && stepOf(paper, deed, this.levels, { ...this.#command(), actor: noor }, this.#now)
    if (!step?.ok) return 'refused'
    const { after, move, awaited }: TravelStep<StockTransfer | PurchaseOrder> = step.value
    this.papers = this.papers.map((each) => (each._id === after._id ? after : each))
    if (move) this.#apply(move)
    for (const units of awaited) this.#await(units)
    return 'done'
  }

  do(deed: StockDeed): 'done' | 'refused' {
    if (deed.kind === 'transfer' || deed.kind === 'purchase') {
      const opened = openPaper(deed, { ...this.#command(), actor: noor }, this.#now)
      if (opened.ok) this.papers = [...this.papers, opened.value]
      return opened.ok ? 'done' : 'refused'
    }
    if ('paper' in deed) return this.#travel(deed)
    if (deed.kind === 'place') return this.#place(deed)
    if (deed.kind === 'adjust' || deed.kind === 'count' || deed.kind === 'keep') return this.#adjust(deed)
    return this.#move(deed)
  }

  #place({ wanted }: Extract<StockDeed, { kind: 'place' }>) {
    const units = allocate(wanted, this.levels, places)
    if (!units.ok) return 'refused'
    const decided = reserve(this.levels, units.value, this.#command(), this.#now)
    if (!decided.ok) throw new Error('what was allocated can be reserved')
    this.#apply(decided.value)
    this.orders.push({ held: 'reserved', units: units.value })
    return 'done'
  }

  #move({ kind, order: index }: Extract<StockDeed, { order: number }>) {
    const order = this.orders[index % Math.max(1, this.orders.length)]
    const verb = {
      pay: commit,
      expire: release,
      cancel: order?.held === 'reserved' ? release : decommit,
      send: dispatch,
    }
    const needs = { pay: 'reserved', expire: 'reserved', cancel: order?.held, send: 'committed' }
    if (!order || order.held === 'nothing' || order.held !== needs[kind]) return 'refused'
    this.#apply(verb[kind](order.units, this.#command(), this.#now))
    order.held = kind === 'pay' ? 'committed' : 'nothing'
    return 'done'
  }

  #adjust(deed: Extract<StockDeed, { level: number }>) {
    const level = this.levels[deed.level % this.levels.length] ?? aLevel()
    const what = deed.kind === 'count' ? { reason: 'count', counted: deed.counted } : deed
    const issued = { ...this.#command(), actor: noor }
    const decided =
      deed.kind === 'keep'
        ? setSafetyStock(level, { ...issued, units: deed.units }, this.#now)
        : adjust(level, { ...issued, reason: '', ...what }, this.#now)
    if (!decided.ok) return 'refused'
    if (decided.value.move) this.#apply(decided.value.move)
    return 'done'
  }

  drift() {
    const promised = this.orders.flatMap(({ held, units }) =>
      held === 'nothing' ? [] : units.map((each): Promised => ({ ...each, as: held })),
    )
    return [...checkStock(this.levels, this.ledger, promised), ...checkTravel(this.levels, this.ledger, this.#books())]
  }

  #books() {
    return {
      transfers: this.papers.filter((each) => each._type === 'stockTransfer'),
      purchaseOrders: this.papers.filter((each) => each._type === 'purchaseOrder'),
    }
  }
}
