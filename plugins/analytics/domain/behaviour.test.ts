import { describe, expect, test } from 'vitest'
import { addMarks, emptyBehaviourDay, marksOf, mostTerms, searchTerm } from './behaviour.ts'
import { behaviourOf } from './behaviour-figures.ts'

describe('search words', () => {
  test('are small and without needless space', () =>
    expect([searchTerm('  Oat  FLAT white '), searchTerm('قهوة'), searchTerm('')]).toEqual([
      'oat flat white',
      'قهوة',
      undefined,
    ]))

  test.each(['sam@example.com', '+1 (415) 555-0100', '94105', 'order 104877', 'https://x.test/me', '٤١٥٥٥'])(
    '%s is not kept, because it may be somebody’s',
    (words) => expect(searchTerm(words)).toBeUndefined(),
  )
})

test('an act leaves a mark for the visit, the step and the product', () => {
  expect(marksOf({ kind: 'view', product: 'product-a' })).toEqual(['visits', 'viewed', 'views product-a'])
  expect(marksOf({ kind: 'search', words: 'Decaf', found: 0 })).toEqual(['visits', 'searches decaf', 'empty decaf'])
  expect(marksOf({ kind: 'search', words: 'me@x.test', found: 0 })).toEqual(['visits'])
})

test('days add up, whichever server adds first', () => {
  const one = new Map([
    ['visits', 2],
    ['viewed', 1],
    ['views product-a', 1],
    ['searches', 6],
    ['searches latte', 6],
  ])
  const two = new Map([
    ['visits', 1],
    ['ordered', 1],
    ['orders product-a', 1],
    ['views product-b', 3],
    ['emptySearches', 5],
    ['searches matcha', 5],
    ['empty matcha', 5],
  ])
  const empty = emptyBehaviourDay('2026-11-21')
  const day = addMarks(addMarks(empty, one), two)
  expect(addMarks(addMarks(empty, two), one)).toEqual(day)
  expect(day).toEqual({
    ...empty,
    visits: 3,
    viewed: 1,
    ordered: 1,
    searches: 6,
    emptySearches: 5,
    products: [
      { _key: 'product-a', product: 'product-a', views: 1, adds: 0, orders: 1 },
      { _key: 'product-b', product: 'product-b', views: 3, adds: 0, orders: 0 },
    ],
    terms: [
      { _key: 'latte', term: 'latte', searches: 6, empty: 0 },
      { _key: 'matcha', term: 'matcha', searches: 5, empty: 5 },
    ],
  })
  expect(behaviourOf([day, day])).toMatchObject({
    steps: { visits: 6, viewed: 2, added: 0, checkouts: 0, paying: 0, ordered: 2 },
    searches: 12,
    emptySearches: 10,
    products: [
      { product: 'product-b', views: 6 },
      { product: 'product-a', views: 2, orders: 2 },
    ],
    terms: [
      { term: 'latte', searches: 12, empty: 0 },
      { term: 'matcha', searches: 10, empty: 10 },
    ],
  })
})

test('a day keeps the most searched words and no more', () => {
  const marks = new Map(Array.from({ length: mostTerms + 20 }, (_, index) => [`searches w${index}`, 5 + index]))
  const { terms } = addMarks(emptyBehaviourDay('2026-11-21'), marks)
  expect([terms.length, terms[0]?.term, terms.at(-1)?.searches]).toEqual([mostTerms, `w${mostTerms + 19}`, 25])
})
