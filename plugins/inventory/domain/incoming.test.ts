import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySparseShelves, anyTravelDeed } from '../testing/arbitraries.ts'
import { StoryShop } from '../testing/story-shop.ts'
import { incomingAt, incomingSteps, type PaperMovement } from './incoming.ts'

const placeOf = (paper: StoryShop['papers'][number]) => (paper._type === 'stockTransfer' ? paper.to : paper.location)

test('after any story what a level awaits is explained step by step from nothing, and at every instant as it stood then', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anySparseShelves, fc.array(anyTravelDeed, { minLength: 15, maxLength: 30 }), (shelves, deeds) => {
      const shop = new StoryShop(shelves)
      const stood: { readonly at: string; readonly levels: StoryShop['levels'] }[] = []
      for (const deed of deeds) {
        shop.do(deed)
        stood.push({ at: shop.now, levels: shop.levels })
      }
      for (const level of shop.levels) {
        const papers = shop.papers.filter((paper) => placeOf(paper) === level.location)
        const steps = incomingSteps(level, papers, shop.ledger as unknown as readonly PaperMovement[])
        for (const { what } of steps) seen.add(what)
        expect(steps.reduce((sum, { effect }) => sum + effect, 0)).toBe(level.incoming)
        for (const { at, levels } of stood)
          expect(incomingAt(level.incoming, steps, at)).toBe(levels.find(({ _id }) => _id === level._id)?.incoming ?? 0)
      }
    }),
    { numRuns: 60 },
  )
  expect([...seen].toSorted()).toEqual(['arrived', 'not coming', 'ordered', 'sent'])
})

test('each step says which paper it was, what it did, and what was awaited then', () => {
  const order = {
    _id: 'purchaseOrder.p',
    _type: 'purchaseOrder' as const,
    reference: 'PO-7',
    lines: [{ sku: 'OAT', quantity: 12 }],
    events: [
      { at: '2026-11-20T09:00:00.000Z', type: 'ordered' },
      { at: '2026-11-22T09:00:00.000Z', type: 'closed_short' },
    ],
  } as never
  const arrived = {
    _id: 'stockMovement.m',
    at: '2026-11-21T09:00:00.000Z',
    cause: { purchaseOrder: 'purchaseOrder.p' },
    entries: [
      { sku: 'OAT', from: 'supplier', to: 'available', quantity: 6 },
      { sku: 'OAT', from: 'supplier', to: 'damaged', quantity: 1 },
      { sku: 'RICE', from: 'supplier', to: 'available', quantity: 9 },
    ],
  } as const
  expect(
    incomingSteps({ sku: 'OAT', incoming: 0 }, [order], [arrived]).map(({ what, reference, effect, balance }) => [
      what,
      reference,
      effect,
      balance,
    ]),
  ).toEqual([
    ['not coming', 'PO-7', -5, 0],
    ['arrived', 'PO-7', -7, 5],
    ['ordered', 'PO-7', 12, 12],
  ])
})
