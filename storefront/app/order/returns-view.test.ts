import type { Order, Return } from '@souk/orders'
import { expect, test } from 'vitest'
import type { Catalog } from '../catalog/catalog.ts'
import { wordsFor } from '../words/words.ts'
import type { OrderFile } from './order-reader.server.ts'
import { returnsView } from './returns-view.ts'

const catalog = { settings: { timeZone: 'America/Los_Angeles', country: 'US', returnDays: 14 } } as unknown as Catalog
const order = {
  lines: [
    { _key: 'a', sku: 'BUN', title: 'Cinnamon bun', variantTitle: 'Large', delivered: 2 },
    { _key: 'b', sku: 'TEA', title: 'Tea', variantTitle: '', delivered: 0 },
  ],
  events: [{ type: 'delivered', at: '2026-11-21T22:08:00.000Z' }],
} as unknown as Order
const back = (state: string, more: object = {}) =>
  ({
    _id: 'return.1',
    kind: 'return',
    state,
    requestedAt: '2026-11-22T22:00:00.000Z',
    lines: [{ _key: 'a', line: 'a', sku: 'BUN', quantity: 1, restocked: 0, damaged: 0, writtenOff: 0 }],
    ...more,
  }) as unknown as Return

const view = (now: string, returns: readonly Return[] = [], changed: object = {}) =>
  returnsView({ order: { ...order, ...changed }, returns } as unknown as OrderFile, catalog, 'en', now, () => 'key')

test('what was delivered may come back until the last day of the shop’s own time for it', () => {
  const { offer } = view('2026-12-05T22:08:00.000Z')
  expect(offer).toMatchObject({
    until: 'Saturday 5 December',
    lines: [{ key: 'a', title: 'Cinnamon bun', variantTitle: 'Large', left: 2 }],
  })
  expect(offer?.reasons).not.toContain('missing')
  expect(view('2026-12-05T22:08:00.001Z')).toEqual({ returns: [], over: 'Saturday 5 December' })
})

test('nothing is offered before anything was delivered, nor once all of it is asked for', () => {
  expect(view('2026-11-22T00:00:00.000Z', [], { events: [] })).toEqual({ returns: [] })
  const all = back('approved', { lines: [{ ...back('approved').lines[0], quantity: 2 }] })
  expect(view('2026-11-22T00:00:00.000Z', [all]).offer).toBeUndefined()
})

test('a return tells its course, and may be called off until something of it came back', () => {
  const seen = (found: Return) => view('2026-11-23T00:00:00.000Z', [found]).returns[0]
  expect(seen(back('requested'))).toEqual({
    id: 'return.1',
    claim: false,
    state: 'requested',
    day: 'Sunday 22 November',
    lines: [{ key: 'a', title: 'Cinnamon bun', quantity: 1 }],
    open: true,
  })
  expect(seen(back('received'))?.open).toBe(false)
  expect(seen(back('rejected', { rejection: 'It was eaten.' }))).toMatchObject({
    rejection: 'It was eaten.',
    open: false,
  })
})

test.each(['en', 'ar', 'ur'])('every reason that is offered has its words in %s', (language) => {
  const { reason } = wordsFor(language).returns
  for (const each of view('2026-11-23T00:00:00.000Z').offer?.reasons ?? []) expect(reason[each]).toBeTruthy()
})
