import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDeed, anyShelves } from '../testing/arbitraries.ts'
import { aLevel, aMoveCommand, noon, unitsAt } from '../testing/factories.ts'
import { StoryShop } from '../testing/story-shop.ts'
import { accountsAt, balances, checkStock, levelFrom, pageOf, type Promised } from './ledger.ts'
import { asideParts, insideAccounts, quantities } from './level.ts'
import { stockMove } from './stock-move.ts'

describe('the ledger', () => {
  test('T15 explains every level after any story of orders, counts, adjustments, transfers and purchases, and nothing falls below zero', () => {
    let done = 0
    fc.assert(
      fc.property(anyShelves, fc.array(anyDeed, { maxLength: 40 }), (shelves, deeds) => {
        const shop = new StoryShop(shelves)
        for (const deed of deeds) {
          if (shop.do(deed) === 'done') done += 1
          expect(shop.drift()).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
    // Some 550 of them, give or take 70: that far less are done says that the stories no longer happen.
    expect(done).toBeGreaterThan(250)
  })

  test('keeps the sum over all accounts of a page at zero', () => {
    fc.assert(
      fc.property(anyShelves, fc.array(anyDeed, { maxLength: 20 }), (shelves, deeds) => {
        const shop = new StoryShop(shelves)
        for (const deed of deeds) shop.do(deed)
        for (const page of balances(shop.ledger).values())
          expect(Object.values(page).reduce((sum, balance) => sum + balance, 0)).toBe(0)
      }),
      { numRuns: 100 },
    )
  })

  test.each([...quantities, ...asideParts])('notices one unit too many in %s', (name) => {
    const level = aLevel({ onHand: 5 })
    const ledger = [
      stockMove(
        [{ ...unitsAt(level, 5), from: 'supplier', to: 'available' }],
        { ...aMoveCommand(), reason: 'x' },
        noon,
      ),
    ]
    const wrong = { ...level, [name]: (level[name] ?? 0) + 1 }
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

  test('notices parts that hold more than all that is set aside', () => {
    const level = aLevel({ onHand: 5, unavailable: 1, damaged: 1, safetyStock: 1 })
    const ledger = [
      stockMove(
        [
          { ...unitsAt(level, 4), from: 'supplier', to: 'available' },
          { ...unitsAt(level, 1), from: 'supplier', to: 'damaged' },
        ],
        { ...aMoveCommand(), reason: 'x' },
        noon,
      ).movement,
    ]
    expect(checkStock([level], ledger, []).map(({ invariant, message }) => `${invariant} ${message}`)).toEqual([
      'I1 safetyStock is 1, movements add up to 0',
      'I3 set aside otherwise is -1',
    ])
  })

  test('tells how every account stood at any instant of any story', () => {
    fc.assert(
      fc.property(anyShelves, fc.array(anyDeed, { maxLength: 20 }), (shelves, deeds) => {
        const shop = new StoryShop(shelves)
        const [first] = shelves
        if (!first) throw new Error('no shelf')
        const page = () => shop.levels.find(({ _id }) => _id === first._id) ?? first
        const seen = deeds.map((deed) => {
          shop.do(deed)
          return { at: shop.now, level: page() }
        })
        const own = shop.pages(first)
        for (const { at, level } of seen)
          expect(accountsAt(page(), own, at)).toEqual(
            Object.fromEntries(Object.entries(insideAccounts).map(([account, units]) => [account, units(level)])),
          )
      }),
      { numRuns: 60 },
    )
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

  test('notices movements of a level that is not there, unless they come to nothing', () => {
    const level = aLevel()
    const moved = (...transfers: readonly (readonly [from: 'supplier' | 'available', quantity: number])[]) =>
      transfers.map(
        ([from, quantity]) =>
          stockMove(
            [{ ...unitsAt(level, quantity), from, to: from === 'supplier' ? 'available' : 'write_off' }],
            { ...aMoveCommand(), reason: 'x' },
            noon,
          ).movement,
      )
    expect(checkStock([], moved(['supplier', 5], ['available', 4]), [])).toEqual([
      { invariant: 'I1', subject: pageOf(level), message: 'has movements but no level' },
    ])
    expect(checkStock([], moved(['supplier', 5], ['available', 5]), [])).toEqual([])
    expect(checkStock([aLevel({ onHand: 5 })], moved(['supplier', 5]), [])).toEqual([])
  })

  test('adds up what several orders hold of one level, reserved and sold apart', () => {
    const level = aLevel({ onHand: 9, reserved: 3, committed: 2 })
    const holds = (quantity: number, as: Promised['as']): Promised => ({ ...unitsAt(level, quantity), as })
    const messages = (...promised: readonly Promised[]) =>
      checkStock([level], [], promised)
        .filter(({ invariant }) => invariant === 'I2')
        .map(({ subject, message }) => `${subject} ${message}`)
    expect(messages(holds(1, 'reserved'), holds(2, 'committed'), holds(2, 'reserved'))).toEqual([])
    expect(messages(holds(3, 'committed'), { ...holds(3, 'reserved'), location: 'location-depot' })).toEqual([
      `${level._id} reserved is 3, open orders hold 0`,
      `${level._id} committed is 2, open orders hold 3`,
    ])
  })

  test('takes back what moved after an instant, and nothing of that instant', () => {
    const level = aLevel({ onHand: 9, reserved: 2, unavailable: 1, damaged: 1 })
    const entry = (
      from: 'available' | 'supplier' | 'shipped',
      to: 'reserved' | 'available' | 'customer',
      quantity: number,
    ) => ({
      from,
      to,
      quantity,
    })
    const movements = [
      { at: '2026-11-21T14:08:00.000Z', entries: [entry('supplier', 'available', 5)] },
      { at: '2026-11-21T14:08:01.000Z', entries: [entry('available', 'reserved', 2), entry('shipped', 'customer', 7)] },
    ]
    const others = { committed: 0, damaged: 1, quality_control: 0, safety_stock: 0, unavailable: 0 }
    expect(accountsAt(level, movements, noon)).toEqual({ ...others, available: 8, reserved: 0 })
    expect(accountsAt(level, movements, '2026-11-21T14:07:59.000Z')).toEqual({ ...others, available: 3, reserved: 0 })
    expect(accountsAt(level, movements, '2026-11-21T14:08:01.000Z')).toEqual({ ...others, available: 6, reserved: 2 })
  })

  test('adds up every account of a page to the figures of its level', () => {
    const level = aLevel()
    const accounts = [
      'available',
      'reserved',
      'committed',
      'unavailable',
      'damaged',
      'quality_control',
      'safety_stock',
    ] as const
    const units = accounts.map((to, index) => ({ ...unitsAt(level, 10 ** index), from: 'supplier' as const, to }))
    const page = balances([stockMove(units, { ...aMoveCommand(), reason: 'x' }, noon).movement]).get(pageOf(level))
    expect(page && levelFrom(page)).toEqual({
      onHand: 1_111_111,
      reserved: 10,
      committed: 100,
      unavailable: 1_111_000,
      damaged: 10_000,
      qualityControl: 100_000,
      safetyStock: 1_000_000,
    })
  })
})
