import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOfOrder, factsOfRefund, type SalesFact, type SoldOrder } from './facts.ts'
import { figuresOf } from './figures.ts'
import { firstOrders } from './first-orders.ts'
import { shopDay, shopHour } from './hour.ts'
import { foldFact, rebuild } from './rollup.ts'

const zone = 'America/Los_Angeles'
const order = (fields: Partial<SoldOrder> = {}): SoldOrder => ({
  _id: 'order.01',
  first: true,
  placedAt: '2026-11-21T22:08:00.000Z',
  totals: { total: 1650 },
  lines: [
    {
      _key: 'a',
      product: 'product-fw',
      seller: 'seller-a',
      title: 'Flat white',
      quantity: 2,
      subtotal: 900,
      discount: 0,
    },
    {
      _key: 'b',
      product: 'product-cr',
      seller: 'seller-b',
      title: 'Croissant',
      quantity: 1,
      subtotal: 450,
      discount: 50,
    },
  ],
  allocations: [
    { line: 'a', location: 'location-mill', quantity: 2 },
    { line: 'b', location: 'location-harbor', quantity: 1 },
  ],
  ...fields,
})

describe('the shop’s hours', () => {
  test('are those of its own clock', () =>
    expect(shopHour('2026-11-21T22:08:31.123Z', zone)).toEqual({
      id: 'rollup.2026-11-21T14',
      day: '2026-11-21',
      hour: 14,
      start: '2026-11-21T22:00:00.000Z',
    }))

  test('begin at the half hour where the zone does', () =>
    expect(shopHour('2026-11-21T00:10:00.000Z', 'Asia/Kolkata')).toMatchObject({
      id: 'rollup.2026-11-21T05',
      start: '2026-11-20T23:30:00.000Z',
    }))

  test('are two when the clock is put back', () => {
    expect(shopHour('2026-11-01T08:30:00.000Z', zone).id).toBe('rollup.2026-11-01T01')
    expect(shopHour('2026-11-01T09:30:00.000Z', zone).id).toBe('rollup.2026-11-01T01b')
    expect(shopHour('2026-11-01T10:30:00.000Z', zone).id).toBe('rollup.2026-11-01T02')
  })

  test('tell the day', () => expect(shopDay('2026-11-21T07:59:00.000Z', zone)).toBe('2026-11-20'))
})

describe('an order’s facts', () => {
  test('are its sale, split over places to the cent', () =>
    expect(factsOfOrder(order())).toEqual([
      {
        kind: 'sale',
        id: 'order.01',
        at: '2026-11-21T22:08:00.000Z',
        revenue: 1650,
        units: 3,
        first: true,
        products: [
          { product: 'product-fw', title: 'Flat white', units: 2, revenue: 900 },
          { product: 'product-cr', title: 'Croissant', units: 1, revenue: 400 },
        ],
        locations: [
          { location: 'location-mill', revenue: 1142 },
          { location: 'location-harbor', revenue: 508 },
        ],
        sellers: [
          { seller: 'seller-a', units: 2, revenue: 900 },
          { seller: 'seller-b', units: 1, revenue: 400 },
        ],
      },
    ]))

  test('are none when it was never placed, and its end when it was canceled', () => {
    const { placedAt: _never, ...unplaced } = order({ canceledAt: '2026-11-21T23:00:00.000Z' })
    expect(factsOfOrder(unplaced)).toEqual([])
    expect(factsOfOrder(order({ canceledAt: '2026-11-21T23:00:00.000Z' })).map(({ kind }) => kind)).toEqual([
      'sale',
      'cancel',
    ])
  })

  test('count a refund when it settled', () => {
    const refund = { _id: 'refund.c1', amount: 500, state: 'succeeded', settledAt: '2026-11-21T23:00:00.000Z' }
    expect(factsOfRefund(refund)).toMatchObject([{ kind: 'refund', amount: 500 }])
    expect(factsOfRefund({ ...refund, state: 'failed' })).toEqual([])
  })
})

const moment = fc
  .integer({ min: Date.UTC(2026, 9, 30), max: Date.UTC(2026, 10, 3) })
  .map((ms) => new Date(ms).toISOString())
const product = fc.record({
  product: fc.constantFrom('product-a', 'product-b'),
  title: fc.constantFrom('A', 'B'),
  units: fc.integer({ min: 1, max: 9 }),
  revenue: fc.nat(5000),
})
const sale = fc
  .record({ at: moment, first: fc.boolean(), revenue: fc.nat(9000), products: fc.array(product, { maxLength: 3 }) })
  .map(({ products, ...rest }) => ({
    kind: 'sale' as const,
    ...rest,
    products,
    units: products.reduce((sum, { units }) => sum + units, 0),
    locations: [{ location: 'location-mill', revenue: rest.revenue }],
    sellers: products.map(({ product, units, revenue }) => ({ seller: `seller of ${product}`, units, revenue })),
  }))
const refund = fc.record({ kind: fc.constant('refund' as const), at: moment, amount: fc.nat(900) })
const cancel = fc.record({ kind: fc.constant('cancel' as const), at: moment })
const anyFacts: fc.Arbitrary<readonly SalesFact[]> = fc
  .array(fc.oneof(sale, refund, cancel), { maxLength: 25 })
  .map((facts) => facts.map((fact, index) => ({ ...fact, id: `x${index}` })))

describe('a first order', () => {
  const placed = (_id: string, day: number, customer: string | null, email: string) => ({
    _id,
    placedAt: `2026-11-0${day}T10:00:00.000Z`,
    customer,
    email,
  })
  test('is one that neither the account nor the address has placed before', () =>
    expect([
      ...firstOrders([
        placed('d', 4, 'customer.2', 'noor@shop.test'),
        placed('a', 1, null, 'Amira@shop.test'),
        placed('b', 2, 'customer.1', 'amira@shop.test'),
        placed('c', 3, 'customer.1', 'other@shop.test'),
        placed('e', 5, null, 'other@shop.test '),
        placed('f', 6, null, ''),
        { _id: 'g', placedAt: null, customer: null, email: 'new@shop.test' },
      ]),
    ]).toEqual(['a', 'd', 'f']))

  test('is the same one whatever the order they are read in', () => {
    const orders = [placed('a', 1, null, 'x@x.test'), placed('b', 1, 'customer.1', 'x@x.test')]
    expect(firstOrders(orders.toReversed())).toEqual(firstOrders(orders))
  })
})

describe('roll-ups', () => {
  test('are the same whatever the order and repetition of facts, and lose no cent', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const hours = rebuild(facts, zone)
        expect(rebuild([...facts, ...facts].toReversed(), zone)).toEqual(hours)
        const sum = (of: 'revenue' | 'refunded' | 'orders' | 'units') =>
          hours.reduce((total, hour) => total + hour[of], 0)
        const sales = facts.filter((fact) => fact.kind === 'sale')
        expect(sum('orders')).toBe(sales.length)
        expect(sum('revenue')).toBe(sales.reduce((total, fact) => total + fact.revenue, 0))
        expect(sum('refunded')).toBe(
          facts.reduce((total, fact) => total + (fact.kind === 'refund' ? fact.amount : 0), 0),
        )
        for (const hour of hours) {
          expect(hour.products.reduce((total, { units }) => total + units, 0)).toBe(hour.units)
          expect(hour.locations.reduce((total, { revenue }) => total + revenue, 0)).toBe(hour.revenue)
          const goods = (rows: readonly { readonly revenue: number }[]) =>
            rows.reduce((total, { revenue }) => total + revenue, 0)
          expect(goods(hour.sellers)).toBe(goods(hour.products))
          expect(hour.newOrders).toBeLessThanOrEqual(hour.orders)
          expect(hour.newRevenue).toBeLessThanOrEqual(hour.revenue)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('folded one fact at a time equal those rebuilt', () => {
    const facts = [...factsOfOrder(order()), ...factsOfOrder(order({ _id: 'order.02' }))]
    const [first, ...more] = facts
    const [hour] = rebuild(first ? [first] : [], zone)
    expect(hour && more.reduce(foldFact, hour)).toEqual(rebuild(facts, zone)[0])
  })

  test('give the figures of a day', () => {
    const facts = [
      ...factsOfOrder(order()),
      ...factsOfOrder(order({ _id: 'order.02', placedAt: '2026-11-21T16:00:00.000Z', totals: { total: 1001 } })),
    ]
    expect(figuresOf(rebuild(facts, zone))).toMatchObject({
      orders: 2,
      units: 6,
      revenue: 2651,
      averageOrder: 1326,
      topProducts: [
        { product: 'product-fw', title: 'Flat white', units: 4, revenue: 1800 },
        { product: 'product-cr', title: 'Croissant', units: 2, revenue: 800 },
      ],
    })
    expect(figuresOf([])).toMatchObject({ orders: 0, averageOrder: 0, byHour: Array.from({ length: 24 }, () => 0) })
  })
})
