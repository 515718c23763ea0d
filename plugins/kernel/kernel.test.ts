import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, fingerprint } from './fingerprint.ts'
import { afterDot, dotted, ulid } from './ids.ts'
import { instant, msBetween, plusMinutes } from './instant.ts'
import { diagram, isFinal, mayMove, nextState, stateOptions } from './lifecycle.ts'
import { localize } from './localized.ts'
import { allocate, basisPoints, formatMoney, minorDigits, money } from './money.ts'
import { fillWords, refuser } from './refusal-table.ts'

describe('money', () => {
  test('is whole minor units', () => expect(() => money(1.5, 'USD')).toThrow(RangeError))

  test('splits without losing or inventing a unit, nobody more than one unit from his share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }),
        (amount, weights) => {
          const shares = allocate(amount, weights)
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount)
          const sum = weights.reduce((total, weight) => total + weight, 0)
          const fair = (index: number, share: number) => (sum === 0 ? share : (amount * (weights[index] ?? 0)) / sum)
          for (const [index, share] of shares.entries()) expect(Math.abs(share - fair(index, share))).toBeLessThan(1)
        },
      ),
    )
    expect(allocate(1000, [1, 1, 1])).toEqual([334, 333, 333])
    expect(allocate(5, [0, 0])).toEqual([5, 0])
  })

  test('rounds half away from zero', () => {
    expect([basisPoints(1050, 863), basisPoints(50, 100), basisPoints(-50, 100)]).toEqual([91, 1, -1])
  })

  test('is written with its currency’s decimals', () => {
    expect(['USD', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3])
    expect([formatMoney(money(450, 'USD')), formatMoney(money(450, 'JPY'))]).toEqual(['$4.50', '¥450'])
  })
})

describe('ids', () => {
  test('join parts that hold no dot and no odd character', () => {
    expect(dotted('stockLevel', 'variant-a', 'location-b')).toBe('stockLevel.variant-a.location-b')
    for (const part of ['a.b', '', '-a', 'é']) expect(() => dotted('x', part)).toThrow(RangeError)
    expect(() => dotted('x', 'a'.repeat(128))).toThrow('longer than 128')
    expect(afterDot('order.01jd')).toBe('01jd')
  })

  test('made as ulids sort by time', () => {
    const bytes = new Uint8Array(10).fill(255)
    expect(ulid(1, bytes) < ulid(2, new Uint8Array(10))).toBe(true)
    expect(ulid(Date.UTC(2026, 10, 21), bytes)).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/)
  })
})

test('instants have one spelling and sort as text', () => {
  expect(instant('2026-11-21T15:08:00+01:00')).toBe('2026-11-21T14:08:00.000Z')
  expect(msBetween(instant(0), plusMinutes(instant(0), 2))).toBe(120_000)
  expect(() => instant('never')).toThrow(RangeError)
})

describe('a fingerprint', () => {
  test('does not depend on the order of keys or on undefined fields', () => {
    expect(canonicalJson({ b: 1, a: [{ d: undefined, c: 'é' }] })).toBe('{"a":[{"c":"é"}],"b":1}')
    expect(fingerprint({ a: 1, b: 2 })).toBe(fingerprint({ b: 2, a: 1, c: undefined }))
  })

  test('tells values apart', () => {
    const seen = new Set(Array.from({ length: 20_000 }, (_, n) => fingerprint(n)))
    expect(seen.size).toBe(20_000)
  })
})

describe('a lifecycle', () => {
  const table = {
    open: { title: 'Open', meaning: 'Begun.', tone: 'default', next: { close_it: 'closed' } },
    closed: { title: 'Closed', meaning: 'Over.', tone: 'positive', next: {} },
  } as const

  test('allows its own moves only', () => {
    expect([
      nextState(table, 'open', 'close_it'),
      nextState(table, 'open', 'burn'),
      nextState(table, 'gone', 'close_it'),
    ]).toEqual(['closed', undefined, undefined])
    expect([mayMove(table, 'open', 'closed'), mayMove(table, 'closed', 'open')]).toEqual([true, false])
    expect([isFinal(table, 'open'), isFinal(table, 'closed')]).toEqual([false, true])
  })

  test('draws itself and fills the options of a form', () => {
    expect(diagram(table)).toBe('stateDiagram-v2\n  [*] --> open\n  open --> closed: close it\n  closed --> [*]')
    expect(stateOptions(table)).toEqual([
      { value: 'open', title: 'Open' },
      { value: 'closed', title: 'Closed' },
    ])
  })
})

test('copy falls back from region to language to the shop’s own to the first', () => {
  const copy = [
    { _key: 'ur', value: 'u' },
    { _key: 'en', value: 'e' },
    { _key: 'ar', value: 'a' },
  ]
  expect([
    localize(copy, 'ar-EG'),
    localize(copy, 'de'),
    localize(copy.slice(0, 1), 'de'),
    localize(undefined, 'en'),
  ]).toEqual(['a', 'e', 'u', undefined])
})

test('a refusal takes its words from the table and its figures from the detail', () => {
  const no = refuser({ too_many: { status: 422, staff: '{wanted} of {left}.', shopper: 'No.' } })
  expect(no('too_many', { wanted: 3, left: 0 })).toEqual({
    ok: false,
    refusal: { code: 'too_many', message: '3 of 0.', detail: { wanted: 3, left: 0 } },
  })
  expect(fillWords('{a} {b}', { a: 1 })).toBe('1 {b}')
})
