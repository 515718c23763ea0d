import { plusMs } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { aCart, anUnpaidOrder, aPlacedOrder, mill, noon, noor, workFacts } from '../testing/factories.ts'
import { withParts } from './bundle-units.ts'
import { contentHash } from './content-hash.ts'
import type { Allocation, LineItem, Order } from './documents.ts'
import { fulfillmentLine } from './fulfillment-line.ts'
import { eventWords, orderEvent } from './order-events.ts'
import { lineKey } from './order-ids.ts'
import { returnReasonWords } from './return-words.ts'
import { returnsUntil } from './return-window.ts'
import { sellerName, sellerNames } from './seller-name.ts'
import { shopperStage, stageBars } from './shopper-stage.ts'

describe('a seller', () => {
  test('is called as it was then, else by its handle, each once', () => {
    expect(sellerName({ seller: 'seller-oven', sellerName: 'The Oven' })).toBe('The Oven')
    expect(sellerName({ seller: 'seller-oven-seller-two' })).toBe('oven-seller-two')
    expect(sellerName({ seller: 'my-seller-oven' })).toBe('my-seller-oven')
    expect(sellerName({})).toBe('')
    const oven = { seller: 'seller-oven' }
    expect(sellerNames([oven, {}, { sellerName: 'Kiln' }, oven])).toEqual(['oven', 'Kiln'])
  })
})

describe('a list’s line', () => {
  const parts = [{ _key: 'p1', sku: 'BEANS', variant: 'variant-beans', title: 'Beans', quantity: 2 }]
  const allocation: Allocation = {
    _key: 'a1',
    line: 'l1',
    sku: 'BOX 1',
    variant: 'variant-box',
    location: mill,
    seller: 'seller-oven',
    quantity: 3,
    backordered: 1,
  }
  const other = { _key: 'l0', title: 'Tea', variantTitle: 'green', sellerName: 'Kiln', parts: [] }
  const line = (fields: Partial<LineItem> = {}) => ({
    lines: [other, { _key: 'l1', title: 'Box', variantTitle: '', ...fields }] as readonly LineItem[],
  })

  test('copies what was ordered, as it was called', () => {
    expect(fulfillmentLine(line({ variantTitle: 'large', sellerName: 'The Oven', parts }), allocation)).toEqual({
      _key: 'BOX_20_1',
      line: 'l1',
      sku: 'BOX 1',
      variant: 'variant-box',
      seller: 'seller-oven',
      sellerName: 'The Oven',
      title: 'Box, large',
      quantity: 3,
      picked: 0,
      shorted: 0,
      parts,
    })
  })

  test('says nothing of what is not known', () => {
    const bare = {
      _key: 'BOX_20_1',
      line: 'l1',
      sku: 'BOX 1',
      variant: 'variant-box',
      quantity: 3,
      picked: 0,
      shorted: 0,
    }
    expect(fulfillmentLine(line(), { ...allocation, seller: '' })).toEqual({ ...bare, title: 'Box' })
    expect(fulfillmentLine({ lines: [] }, { ...allocation, seller: '' })).toEqual({ ...bare, title: '' })
  })
})

describe('units of an order', () => {
  const parts = [{ _key: 'p1', sku: 'BEANS', variant: 'variant-beans', title: 'Beans', quantity: 2 }]
  const lines = [{ _key: 'box', parts }, { _key: 'tea' }]

  test('come with the parts of their own line, and less what they wait for', () => {
    expect(
      withParts({ lines }, [
        { line: 'box', quantity: 3, backordered: 1 },
        { line: 'tea', quantity: 2 },
        { line: 'tea', quantity: 2, backordered: 2 },
        { line: 'tea', quantity: 0 },
        { line: 'tea', quantity: 1, backordered: 0 },
      ]),
    ).toEqual([
      { line: 'box', quantity: 2, backordered: 1, parts },
      { line: 'tea', quantity: 2 },
      { line: 'tea', quantity: 0 },
      { line: 'tea', quantity: 1, backordered: 0 },
    ])
  })
})

describe('what tells two orders apart', () => {
  const order = anUnpaidOrder(aCart({ 'FLAT-WHITE': 2, CROISSANT: 1 }))
  const other = (fields: Partial<Order>) => contentHash({ ...order, ...fields }) !== order.contentHash

  test.each<readonly [string, Partial<Order>, boolean]>([
    ['who it is for', { contact: { ...order.contact, email: 'ida@example.com' } }, true],
    ['where to', { address: { ...order.address, postalCode: '94110' } }, true],
    ['the currency', { currency: 'EUR' }, true],
    ['the wish for what is missing', { substitution: 'refund' }, true],
    ['the way it comes', { delivery: { ...order.delivery, method: 'pickup' } }, true],
    ['its slot', { delivery: { ...order.delivery, slot: 'slot-1' } }, true],
    ['where it is fetched', { delivery: { ...order.delivery, location: mill } }, true],
    ['what is bought', { lines: order.lines.slice(1) }, true],
    ['how many', { lines: order.lines.map((line) => ({ ...line, quantity: 3 })) }, true],
    ['the zone, which is ours to find', { delivery: { ...order.delivery, zone: 'zone-other' } }, false],
    ['prices, which are our answer', { lines: order.lines.map((line) => ({ ...line, unitPrice: 1 })) }, false],
    ['the order of its lines', { lines: order.lines.toReversed() }, false],
  ])('%s', (_, fields, differs) => expect(other(fields)).toBe(differs))
})

test('a SKU becomes a key that no other SKU has', () => {
  expect(['BEANS 250 g', 'BEANS-250', 'a_b', 'a.b', 'é', ''].map(lineKey)).toEqual([
    'BEANS_20_250_20_g',
    'BEANS-250',
    'a_5f_b',
    'a_2e_b',
    '_e9_',
    '',
  ])
})

test('the timeline’s words are the table’s, and of what it does not know its own name', () => {
  expect(eventWords('handed_over')).toMatchObject({ stage: 'on_the_way' })
  expect([eventWords('some_new_thing'), eventWords('toString')]).toEqual([
    { staff: 'some new thing' },
    { staff: 'toString' },
  ])
  expect([returnReasonWords('faulty'), returnReasonWords('no_longer_there'), returnReasonWords('valueOf')]).toEqual([
    'Faulty',
    'no longer there',
    'valueOf',
  ])
  expect(orderEvent('note', { commandId: 'c', actor: noor }, noon)).toEqual({
    _key: 'c-note',
    at: noon,
    type: 'note',
    actor: noor,
  })
})

test('shoppers may ask for a return until so many days after the last delivery', () => {
  const at = (type: string, days: number) => ({ _key: type, at: plusMs(noon, days * 86_400_000), type, actor: noor })
  const events = [at('delivered', 0), at('delivered', 2), at('completed', 3)]
  expect(returnsUntil({ events })).toBe(plusMs(noon, 32 * 86_400_000))
  expect(returnsUntil({ events }, 14)).toBe(plusMs(noon, 16 * 86_400_000))
  expect(returnsUntil({ events: [at('handed_over', 1)] })).toBeUndefined()
})

describe('the bars that shoppers see', () => {
  test('call nothing paid that is not, and all else by its own name', () => {
    const cash = bars({ paymentStanding: 'pending' }, 'open').map(({ title }) => title)
    expect(cash).toEqual(['Ordered', 'Being prepared', 'Packed', 'On the way', 'At your door'])
  })

  const { order } = workFacts(aPlacedOrder())
  const told = (...types: readonly string[]) =>
    types.map((type, at) => ({ _key: `${at}`, at: `${type}-${at}`, type, actor: noor }))
  const bars = (
    facts: Partial<Order>,
    ...states: readonly ('open' | 'ready' | 'delivered' | 'handed_over' | 'canceled')[]
  ) =>
    stageBars(
      { ...order, ...facts },
      states.map((state) => ({ state })),
    )

  test('are all done at the door, and called otherwise when it is fetched', () => {
    const delivery = { ...order.delivery, method: 'pickup' as const }
    expect(bars({ events: [] }, 'delivered').map(({ progress }) => progress)).toEqual(Array(5).fill('done'))
    expect(bars({ delivery, events: [] }, 'handed_over').map(({ title, progress }) => [title, progress])).toEqual([
      ['Paid', 'done'],
      ['Being prepared', 'done'],
      ['Ready for you', 'done'],
      ['Handed to you', 'now'],
      ['Picked up', 'ahead'],
    ])
    expect(bars({ events: [] }, 'handed_over')[3]?.title).toBe('On the way')
  })

  test('tell when each first began, and never of what lies ahead', () => {
    const events = told('placed', 'picking_started', 'picked', 'packed', 'handed_over')
    expect(bars({ events }, 'ready').map(({ at }) => at)).toEqual([
      'placed-0',
      'picking_started-1',
      'packed-3',
      undefined,
      undefined,
    ])
  })

  test('go by the slowest list, and begin where there is none or all are canceled', () => {
    expect(shopperStage({ state: 'placed' }, [])).toBe('paid')
    expect(shopperStage({ state: 'on_hold' }, [{ state: 'canceled' }])).toBe('paid')
    for (const state of ['scheduled', 'open'] as const)
      expect(shopperStage({ state: 'placed' }, [{ state }])).toBe('paid')
    for (const state of ['delivery_failed', 'returning', 'returned'] as const)
      expect(shopperStage({ state: 'completed' }, [{ state: 'delivered' }, { state }])).toBe('on_the_way')
  })
})
