import { describe, expect, test } from 'vitest'
import { aLevel, noon, noor, unitsAt } from '../testing/factories.ts'
import type { StockTransfer } from './documents.ts'
import { emptyLevel, levelId } from './level.ts'
import {
  arrivalOf,
  arriving,
  isTold,
  noLonger,
  share,
  travelEvent,
  travelWrites,
  unitsOf,
  unseenOrTwice,
} from './travel.ts'

const [oat, tea] = [
  { sku: 'OAT', variant: 'variant-oat', quantity: 4, left: 3 },
  { sku: 'TEA', variant: 'variant-tea', quantity: 2, left: 0 },
]
const lines = [oat, tea]
const leftOf = ({ left }: typeof oat) => left
const said = (sku: string, quantity: number) => ({ sku, quantity })

describe('what is said of the lines of a paper', () => {
  test('is shared out by SKU; nothing said is all that is left', () => {
    expect(share(lines, [said('OAT', 3)], leftOf, 'over_send')).toEqual({ ok: true, value: new Map([['OAT', 3]]) })
    expect(share(lines, undefined, leftOf, 'over_send')).toEqual({ ok: true, value: new Map([['OAT', 3]]) })
    expect(share(lines, [said('OAT', 1), said('TEA', 0)], leftOf, 'over_send')).toEqual({
      ok: true,
      value: new Map([['OAT', 1]]),
    })
  })

  test.each([
    [[said('OAT', 1), said('OAT', 1)], 'line_twice', { sku: 'OAT' }],
    [[said('SOY', 1)], 'line_unknown', { sku: 'SOY' }],
    [[said('OAT', 4)], 'over_send', { sku: 'OAT', quantity: 4, left: 3 }],
    [[said('OAT', 1), said('TEA', 1)], 'over_send', { sku: 'TEA', quantity: 1, left: 0 }],
    [[said('OAT', 0)], 'nothing_to_move', undefined],
    [[], 'nothing_to_move', undefined],
  ])('%j is refused as %s', (wanted, code, detail) => {
    const answer = share(lines, wanted, leftOf, 'over_send')
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    expect(answer.ok ? undefined : answer.refusal.detail).toEqual(detail)
  })

  test('holds of a paper that was seen as it is, each SKU once', () => {
    const seen = (expectedRevision: string, wanted = [said('OAT', 1)]) =>
      unseenOrTwice({ _rev: 'r2' }, { expectedRevision, lines: wanted })
    expect(seen('r2')).toBeUndefined()
    expect(seen('r1')).toMatchObject({ refusal: { code: 'paper_moved', detail: { revision: 'r2' } } })
    expect(seen('r2', [said('TEA', 1), said('OAT', 1), said('OAT', 2)])).toMatchObject({
      refusal: { code: 'line_twice', detail: { sku: 'OAT' } },
    })
  })
})

describe('what arrives', () => {
  const came = (quantity: number, damaged?: number) =>
    arrivalOf(lines, [{ ...said('OAT', quantity), ...(damaged === undefined ? {} : { damaged }) }], leftOf)

  test('is good but for what is damaged, which may be all of it', () => {
    const arrival = (all: number, good: number, damaged: number) => ({
      ok: true,
      value: { all: new Map([['OAT', all]]), good: new Map([['OAT', good]]), damaged: new Map([['OAT', damaged]]) },
    })
    expect(came(3, 1)).toMatchObject(arrival(3, 2, 1))
    expect(came(2, 2)).toMatchObject(arrival(2, 0, 2))
    expect(came(2)).toMatchObject(arrival(2, 2, 0))
    expect(arrivalOf(lines, undefined, leftOf)).toMatchObject({ value: { good: new Map([['OAT', 3]]) } })
  })

  test('is never more damaged than it is, nor more than is left', () => {
    expect(came(1, 2)).toMatchObject({ refusal: { code: 'more_damaged_than_arrived', detail: { sku: 'OAT' } } })
    expect(came(4)).toMatchObject({ refusal: { code: 'over_receipt', detail: { sku: 'OAT', quantity: 4, left: 3 } } })
  })

  test('goes to the shelf and aside, from where it came', () => {
    const arrival = came(3, 1)
    const moved = arrival.ok ? arriving(lines, arrival.value, 'location-mill', 'supplier') : []
    expect(moved).toEqual([
      { sku: 'OAT', variant: 'variant-oat', location: 'location-mill', quantity: 2, from: 'supplier', to: 'available' },
      { sku: 'OAT', variant: 'variant-oat', location: 'location-mill', quantity: 1, from: 'supplier', to: 'damaged' },
    ])
  })

  test('becomes units in the order of the lines, none for a line that nothing was said of', () => {
    const units = unitsOf(
      lines,
      new Map([
        ['TEA', 1],
        ['OAT', 2],
      ]),
      'location-mill',
    )
    expect(units).toEqual([
      { sku: 'OAT', variant: 'variant-oat', location: 'location-mill', quantity: 2 },
      { sku: 'TEA', variant: 'variant-tea', location: 'location-mill', quantity: 1 },
    ])
    expect(unitsOf(lines, new Map([['OAT', 2]]), 'location-mill')).toEqual(units.slice(0, 1))
    expect(noLonger(units).map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['OAT', -2],
      ['TEA', -1],
    ])
  })
})

describe('a step of what travels', () => {
  const level = aLevel()
  const mark = (commandId: string, note?: string) =>
    travelEvent('sent', { commandId, actor: noor, ...(note ? { note } : {}) }, noon)
  const paper: StockTransfer = {
    _id: 'stockTransfer.t1',
    _type: 'stockTransfer',
    _rev: 'r5',
    _createdAt: noon,
    _updatedAt: noon,
    state: 'draft',
    from: 'location-a',
    to: 'location-b',
    lines: [],
    events: [mark('t1')],
    openedAt: noon,
  }

  test('is marked by its command, which is known again', () => {
    expect(mark('t1', 'Early')).toEqual({ _key: 't1', at: noon, type: 'sent', actor: noor, note: 'Early' })
    expect(Object.keys(mark('t1'))).not.toContain('note')
    const two = { events: [mark('t1'), mark('t2')] }
    expect(['t1', 't2', 't3'].map((commandId) => isTold(two, { commandId }))).toEqual([true, true, false])
    expect(isTold({ events: [] }, { commandId: 't1' })).toBe(false)
  })

  test('counts what is awaited up or down, makes the level that is missing, and guards the paper', () => {
    const after: StockTransfer = { ...paper, state: 'in_transit', events: [mark('t1'), mark('t2'), mark('t3')] }
    const there = { ...unitsAt(level, 2), location: 'location-b' }
    const awaited = [unitsAt(level, -3), there]
    expect(travelWrites(paper, { after, awaited }, [level])).toEqual([
      { patch: { id: level._id, dec: { incoming: 3 } } },
      { createIfNotExists: emptyLevel(level.sku, level.variant, 'location-b') },
      { patch: { id: levelId(level.variant, 'location-b'), inc: { incoming: 2 } } },
      {
        patch: {
          id: 'stockTransfer.t1',
          ifRevisionID: 'r5',
          set: { state: 'in_transit', lines: [] },
          insert: { after: 'events[-1]', items: [mark('t2'), mark('t3')] },
        },
      },
    ])
  })
})
