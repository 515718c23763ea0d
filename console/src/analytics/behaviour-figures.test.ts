import { addMarks, behaviourOf, emptyBehaviourDay } from '@souk/analytics'
import { expect, test } from 'vitest'
import { behaviourFigures, courseOf, funnelOf } from './behaviour-figures.ts'
import { viewedRows } from './behaviour-lists.tsx'
import { periodOf } from './period.ts'
import { figureWords } from './use-figure-words.ts'

const day = (name: string, marks: Readonly<Record<string, number>>) =>
  addMarks(emptyBehaviourDay(name), new Map(Object.entries(marks)))
const period = periodOf('2026-11-21', 2, 'UTC')
const now = [
  day('2026-11-21', {
    visits: 200,
    viewed: 100,
    added: 40,
    checkouts: 20,
    paying: 12,
    ordered: 10,
    searches: 30,
    emptySearches: 6,
    'views product-a': 80,
    'adds product-a': 30,
    'orders product-a': 8,
  }),
]
const before = [day('2026-11-19', { visits: 100, viewed: 25, added: 5, ordered: 2, searches: 10, emptySearches: 1 })]

test('T23 the funnel tells each step’s share of visits and of the step before', () =>
  expect(
    funnelOf(behaviourOf(now), behaviourOf(before)).map(({ title, visits, share, passed, passedBefore }) => [
      title,
      visits,
      share,
      passed,
      passedBefore,
    ]),
  ).toEqual([
    ['Visited', 200, 1, undefined, undefined],
    ['Saw a product', 100, 0.5, 0.5, 0.25],
    ['Put in basket', 40, 0.2, 0.4, 0.2],
    ['Began checkout', 20, 0.1, 0.5, 0],
    ['Went to pay', 12, 0.06, 0.6, undefined],
    ['Ordered', 10, 0.05, 10 / 12, undefined],
  ]))

test('T23 conversion is told by day and by product', () => {
  expect(courseOf(period, now, before)).toEqual([
    { day: '2026-11-20', visits: 0, ordered: 0, rate: null, before: 0 },
    { day: '2026-11-21', visits: 200, ordered: 10, rate: 5, before: 100 },
  ])
  expect(viewedRows(behaviourOf(now), figureWords(undefined))).toEqual([
    { key: 'product-a', label: 'product-a', cells: ['80', '30', '8', '10.0%'], bar: 1 },
  ])
})

test('the figures stand beside those of the period before', () =>
  expect(
    behaviourFigures(behaviourOf(now), behaviourOf(before), []).map(({ label, value, was }) => [label, value, was]),
  ).toEqual([
    ['Visits that agreed', '200', 'was 100'],
    ['Visits that ordered', '5.0%', 'was 2.0%'],
    ['Baskets left', '75.0%', 'was 60.0%'],
    ['Searches that found nothing', '20.0%', 'of 30 searches'],
  ]))

test('the figures stand by themselves where the period before is not whole', () =>
  expect(behaviourFigures(behaviourOf(now), undefined, []).map(({ change, was }) => [change, was])).toEqual([
    [undefined, ''],
    [undefined, ''],
    [undefined, ''],
    [undefined, 'of 30 searches'],
  ]))
