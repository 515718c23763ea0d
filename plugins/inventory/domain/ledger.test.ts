import { type Instant, plusMs } from '@souk/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDeed, anyShelves, places, type StockDeed } from '../testing/arbitraries.ts'
import { aLevel, aMoveCommand, noon, noor, unitsAt } from '../testing/factories.ts'
import { type AllocatedUnits, allocate } from './allocate.ts'
import { adjust } from './commands/adjust.ts'
import { commit, decommit, dispatch, release, reserve } from './commands/moves.ts'
import type { StockLevel, StockMovement } from './documents.ts'
import { balances, checkStock, type Promised } from './ledger.ts'
import { available, quantities } from './level.ts'
import { applyChange, type StockMove, stockMove } from './stock-move.ts'

/** A shop in memory: levels, the ledger, and what orders hold. It commits whatever the domain decides. */
class Shop {
  levels: readonly StockLevel[]
  readonly ledger: Pick<StockMovement, 'entries'>[] = []
  readonly orders: { held: 'reserved' | 'committed' | 'nothing'; units: readonly AllocatedUnits[] }[] = []
  #now: Instant = noon
  #commands = 0

  constructor(shelves: readonly StockLevel[]) {
    this.levels = shelves
    for (const level of shelves) this.#open(level)
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
    const changes = new Map(move.changes.map((change) => [change.id, change]))
    this.levels = this.levels.map((level) => {
      const change = changes.get(level._id)
      return change ? applyChange(level, change) : level
    })
  }

  do(deed: StockDeed): 'done' | 'refused' {
    if (deed.kind === 'place') return this.#place(deed)
    if (deed.kind === 'adjust' || deed.kind === 'count') return this.#adjust(deed)
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
    const decided = adjust(level, { ...this.#command(), actor: noor, ...what }, this.#now)
    if (!decided.ok) return 'refused'
    if (decided.value.move) this.#apply(decided.value.move)
    return 'done'
  }

  drift() {
    const promised = this.orders.flatMap(({ held, units }) =>
      held === 'nothing' ? [] : units.map((each): Promised => ({ ...each, as: held })),
    )
    return checkStock(this.levels, this.ledger, promised)
  }
}

describe('the ledger', () => {
  test('T15 explains every level after any story of orders, counts and adjustments, and nothing falls below zero', () => {
    let done = 0
    fc.assert(
      fc.property(anyShelves, fc.array(anyDeed, { maxLength: 40 }), (shelves, deeds) => {
        const shop = new Shop(shelves)
        for (const deed of deeds) {
          if (shop.do(deed) === 'done') done += 1
          expect(shop.drift()).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
    expect(done).toBeGreaterThan(500)
  })

  test('keeps the sum over all accounts of a page at zero', () => {
    fc.assert(
      fc.property(anyShelves, fc.array(anyDeed, { maxLength: 20 }), (shelves, deeds) => {
        const shop = new Shop(shelves)
        for (const deed of deeds) shop.do(deed)
        for (const page of balances(shop.ledger).values())
          expect(Object.values(page).reduce((sum, balance) => sum + balance, 0)).toBe(0)
      }),
      { numRuns: 100 },
    )
  })

  test.each(quantities)('notices one unit too many in %s', (name) => {
    const level = aLevel({ onHand: 5 })
    const ledger = [
      stockMove(
        [{ ...unitsAt(level, 5), from: 'supplier', to: 'available' }],
        { ...aMoveCommand(), reason: 'x' },
        noon,
      ),
    ]
    const wrong = { ...level, [name]: level[name] + 1 }
    expect(
      checkStock(
        [level],
        ledger.map(({ movement }) => movement),
        [],
      ),
    ).toEqual([])
    expect(
      checkStock(
        [wrong],
        ledger.map(({ movement }) => movement),
        [],
      ),
    ).toContainEqual(expect.objectContaining({ invariant: 'I1', subject: level._id }))
  })

  test('notices an order whose units nobody holds, and a level below zero', () => {
    const level = aLevel({ onHand: -1 })
    const promised: Promised = { sku: level.sku, location: level.location, quantity: 2, as: 'reserved' }
    expect(checkStock([level], [], [promised]).map(({ invariant, message }) => `${invariant} ${message}`)).toEqual([
      'I1 onHand is -1, movements add up to 0',
      'I2 reserved is 0, open orders hold 2',
      'I3 onHand is -1',
      'I3 available is -1',
    ])
  })
})
