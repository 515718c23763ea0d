import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDeed, anyShelves } from '../testing/arbitraries.ts'
import { aLevel, aMoveCommand, noon, unitsAt } from '../testing/factories.ts'
import { StoryShop } from '../testing/story-shop.ts'
import { accountsAt, balances, checkStock, type Promised } from './ledger.ts'
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
})
