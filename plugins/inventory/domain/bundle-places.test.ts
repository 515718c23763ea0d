import { describe, expect, test } from 'vitest'
import { aLevel } from '../testing/factories.ts'
import type { WantedLine } from './allocate.ts'
import { availableOver, FreeStock } from './bundle.ts'
import { placeBundles } from './bundle-places.ts'
import { levelId } from './level.ts'

const idOf = (sku: string) => `variant-${sku.toLowerCase()}`
const part = (sku: string, quantity = 1) => ({ sku, variant: idOf(sku), quantity })
const set = (line: string, quantity: number, ...parts: readonly ReturnType<typeof part>[]): WantedLine => ({
  line,
  sku: line,
  variant: idOf(line),
  quantity,
  parts,
})
const shelf = (sku: string, location: string, onHand: number, backordered = 0) =>
  aLevel({ _id: levelId(idOf(sku), location), sku, variant: idOf(sku), location, onHand, backordered })
const [a, b, c] = ['place-a', 'place-b', 'place-c']
/** `LINE place quantity` of each. */
const placed = (lines: readonly WantedLine[], levels: ReturnType<typeof shelf>[], places = [a, b, c]) =>
  placeBundles(lines, new FreeStock(levels), places)?.map(
    ({ line, location, quantity }) => `${line} ${location} ${quantity}`,
  )

describe('places for bundles', () => {
  test('are the first that has all of a line', () => {
    const levels = [shelf('MUG', a, 1), shelf('MUG', b, 2), shelf('MUG', c, 9)]
    expect(placed([set('ONE', 2, part('MUG'))], levels)).toEqual(['ONE place-b 2'])
  })

  test('are several where none has all, as much from the first as it has', () => {
    const levels = [shelf('MUG', a, 1), shelf('MUG', b, 2), shelf('MUG', c, 2)]
    expect(placed([set('ONE', 4, part('MUG'))], levels)).toEqual(['ONE place-a 1', 'ONE place-b 2', 'ONE place-c 1'])
    expect(placed([set('ONE', 4, part('MUG'))], [shelf('MUG', a, 2), shelf('MUG', c, 2)])).toEqual([
      'ONE place-a 2',
      'ONE place-c 2',
    ])
    expect(placed([set('ONE', 5, part('MUG'))], levels)).toHaveLength(3)
    expect(placed([set('ONE', 6, part('MUG'))], levels)).toBeUndefined()
  })

  test('leave the first place to a later line that fits nowhere else', () => {
    const levels = [shelf('MUG', a, 1), shelf('TEA', a, 1), shelf('MUG', b, 1)]
    expect(placed([set('ONE', 1, part('MUG')), set('TWO', 1, part('MUG'), part('TEA'))], levels)).toEqual([
      'ONE place-b 1',
      'TWO place-a 1',
    ])
  })

  test('part a line where only so a later one fits', () => {
    const levels = [shelf('MUG', a, 2), shelf('TEA', a, 1), shelf('MUG', b, 1)]
    expect(placed([set('ONE', 2, part('MUG')), set('TWO', 1, part('MUG'), part('TEA'))], levels)).toEqual([
      'ONE place-a 1',
      'ONE place-b 1',
      'TWO place-a 1',
    ])
  })

  test('are none for none, and never made of the parts of two places', () => {
    expect(placed([], [])).toEqual([])
    expect(placed([set('ONE', 1, part('MUG'), part('TEA'))], [shelf('MUG', a, 9), shelf('TEA', b, 9)])).toBeUndefined()
  })

  test('are found after long looking, and given up at some point, so that no cart holds the shop up', () => {
    const found = (count: number, each: number, ...quantities: readonly number[]) => {
      const places = Array.from({ length: count }, (_, index) => `place-${index}`)
      const levels = places.map((place) => shelf('MUG', place, each))
      // The last line fits at the first place alone, which those before it empty as long as they can
      const lines = [
        ...quantities.map((quantity, index) => set(`SET-${index}`, quantity, part('MUG'))),
        set('LAST', 1, part('MUG'), part('TEA')),
      ]
      return placed(lines, [...levels, shelf('TEA', 'place-0', 1)], places)
    }
    // Some 1,000 tries, and some 8,000
    expect(found(5, 3, 4, 5, 4)?.at(-1)).toBe('LAST place-0 1')
    expect(found(7, 2, 3, 3, 4)).toBeUndefined()
  })
})

describe('what shelves show', () => {
  const levels = [
    shelf('MUG', a, 3),
    shelf('MUG', b, 4),
    shelf('MUG', c, 100),
    shelf('TEA', a, 9, 5),
    shelf('TEA', b, 1),
    shelf('SALT', a, 7),
  ]
  const morning = { variant: 'variant-morning', parts: [part('MUG'), part('TEA', 2)] }

  test('is the sum over the places that serve, less what orders wait for', () =>
    expect(availableOver(levels, [a, b], [])).toEqual(
      new Map([
        ['variant-mug', 7],
        ['variant-tea', 5],
        ['variant-salt', 7],
      ]),
    ))

  test('holds bundles, made place by place', () =>
    expect(availableOver(levels, [a, b], [morning, { variant: 'variant-none', parts: [part('NONE')] }])).toEqual(
      new Map([
        ['variant-mug', 7],
        ['variant-tea', 5],
        ['variant-salt', 7],
        ['variant-morning', 2],
        ['variant-none', 0],
      ]),
    ))

  test('counts down as units are taken, on a copy of its own', () => {
    const free = new FreeStock(levels)
    const copy = new FreeStock(free)
    free.take({ ...part('MORNING', 2), parts: morning.parts }, a)
    free.take(part('MUG', 1), b)
    expect([free.at(part('MUG'), a), free.at(part('TEA'), a), free.over(part('MUG'), [a, b])]).toEqual([1, 0, 4])
    expect(copy.over(part('MUG'), [a, b])).toBe(7)
  })
})
