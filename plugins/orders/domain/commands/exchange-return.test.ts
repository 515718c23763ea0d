import { describe, expect, test } from 'vitest'
import { applyWrites } from '../../testing/apply.ts'
import {
  aCart,
  aDeliveredOrder,
  anUnpaidOrder,
  aPlaceCommand,
  noon,
  placeFacts,
  noor,
  returnFacts,
  workFacts,
} from '../../testing/factories.ts'
import { type ReturnVerb, whyNotOnReturn } from '../allowed-returns.ts'
import type { Order, Return, ReturnLine } from '../documents.ts'
import { whyNotEdit } from '../edit-plan.ts'
import { unitsToExchange } from '../returned-units.ts'
import { closeReturn } from './close-return.ts'
import { awaitsGoods, endExchange, exchangeEnded, exchangeReturn, goodsCame } from './exchange-return.ts'
import { openReturn } from './open-return.ts'
import { placeOrder } from './place-order.ts'
import { recordPlaced } from './record-placed.ts'

const issued = { commandId: 'x1', actor: noor }
const exchange = { ...issued, returnId: 'return.c1', orderId: 'order.02', orderNumber: '1049', refundId: 'refund.1' }
const asked = (fields: Partial<Return> = {}) => {
  const documents = aDeliveredOrder()
  const lines = [
    { sku: 'FLAT-WHITE', quantity: 3, reason: 'faulty' as const },
    { sku: 'CROISSANT', quantity: 1, reason: 'faulty' as const },
  ]
  const decided = openReturn(returnFacts(documents), { commandId: 'c1', actor: noor, kind: 'return', lines }, noon)
  if (!decided.ok) throw new Error(decided.refusal.message)
  const { order, returns } = returnFacts(applyWrites(documents, decided.value.writes, 'o1'))
  return { order, returns: returns.map((each) => ({ ...each, ...fields })) }
}
const first = ({ returns }: ReturnType<typeof asked>): Return => {
  const [found] = returns
  if (!found) throw new Error('no return')
  return found
}
/** The lines of the return with so many units each that money was given back for. */
const refunded = (...units: readonly number[]): readonly ReturnLine[] =>
  first(asked()).lines.map((line, at) => ({ ...line, refunded: units[at] ?? 0 }))
const insert = (type: string, note?: string) => ({
  after: 'events[-1]',
  items: [{ _key: `x1-${type}`, at: noon, type, actor: noor, ...(note ? { note } : {}) }],
})

describe('an exchange', () => {
  test('pays for what was not paid for, approves what was only asked, and names the order that is sent', () => {
    const decided = exchangeReturn(asked({ lines: refunded(1, 0), refunds: ['refund.0'] }), exchange, noon)
    expect(decided).toMatchObject({
      ok: true,
      value: {
        writes: [
          {
            patch: {
              id: 'return.c1',
              ifRevisionID: 'o1',
              set: {
                lines: refunded(3, 1),
                refunds: ['refund.0', 'refund.1'],
                exchange: 'order.02',
                state: 'approved',
                approvedAt: noon,
              },
            },
          },
          { patch: { id: 'order.01jd', ifRevisionID: 'o1', insert: insert('exchanged', '1049') } },
        ],
        value: { _id: 'return.c1', state: 'approved', exchange: 'order.02' },
      },
    })
  })

  test('is for what is left, where a part was paid for', () => {
    const left = asked({ lines: refunded(3, 0) })
    expect(unitsToExchange(first(left))).toEqual([{ sku: 'CROISSANT', quantity: 1 }])
    expect(exchangeReturn(left, exchange, noon)).toMatchObject({ value: { value: { lines: refunded(3, 1) } } })
  })

  test('is named by the order that is sent', () => {
    const from = { order: 'order.01', orderNumber: '1048', return: 'return.c1', credit: 450 }
    const decided = placeOrder(placeFacts(aCart({ TEA: 1 })), { ...aPlaceCommand(), exchange: from }, noon)
    expect(decided).toMatchObject({ value: { value: { exchange: from } } })
  })

  test.each(['approved', 'received', 'inspected'] as const)('of one that is %s leaves it so', (state) => {
    const decided = exchangeReturn(asked({ state }), exchange, noon)
    expect(decided).toMatchObject({ value: { value: { state, exchange: 'order.02' } } })
    expect(decided.ok && decided.value.value).not.toHaveProperty('approvedAt')
  })

  test.each<readonly [string, Partial<Return>, string]>([
    ['twice', { exchange: 'order.02' }, 'exchanged_already'],
    ['of what was paid for', { lines: refunded(3, 1) }, 'nothing_to_exchange'],
    ['of what is closed', { state: 'closed' }, 'wrong_state'],
    ['of what was rejected', { state: 'rejected' }, 'wrong_state'],
    ['of another return', { _id: 'return.other' }, 'return_not_found'],
  ])('%s is refused', (_, fields, code) =>
    expect(exchangeReturn(asked(fields), exchange, noon)).toMatchObject({ ok: false, refusal: { code } }),
  )

  test('keeps its return from being called off, and its order from being edited', () => {
    const why = (fields: Partial<Return>, verb: ReturnVerb = 'cancel') =>
      whyNotOnReturn(first(asked(fields)), verb)?.refusal.code
    const stands = { exchange: 'order.02' }
    expect([why({ state: 'approved', ...stands }), why({ state: 'approved' })]).toEqual(['exchange_stands', undefined])
    expect(why({ state: 'approved', ...stands }, 'receive')).toBeUndefined()
    expect(why({ state: 'inspected', ...stands })).toBe('wrong_state')
    const sent = { order: 'order.01', orderNumber: '1048', return: 'return.c1', credit: 450 }
    const placed = { state: 'placed', paymentStanding: 'captured' } as const
    expect(whyNotEdit({ ...placed, exchange: sent }, [{ state: 'open' }])?.refusal.code).toBe('exchange_fixed')
  })

  test('is settled by the close of its return, whether or not anything came', () => {
    const why = (fields: Partial<Return>) => whyNotOnReturn(first(asked(fields)), 'close')?.refusal.code
    const stands = { exchange: 'order.02' }
    expect(why({ state: 'approved' })).toBe('goods_awaited')
    expect(why({ state: 'approved', ...stands })).toBeUndefined()
    expect(closeReturn(asked({ state: 'approved', ...stands }), exchange, noon)).toMatchObject({
      ok: true,
      value: { value: { state: 'closed', exchange: 'order.02' } },
    })
    expect(why({ state: 'closed', ...stands })).toBe('wrong_state')
  })

  test('that came to nothing takes back what it paid for, and the return is one like any other', () => {
    const { order, returns } = asked({ exchange: 'order.02', lines: refunded(3, 1) })
    const units = [{ sku: 'FLAT-WHITE', quantity: 2 }]
    expect(endExchange(order, first({ order, returns }), units, { ...issued, orderNumber: '1049' }, noon)).toEqual([
      { patch: { id: 'return.c1', ifRevisionID: 'o1', set: { lines: refunded(1, 1) }, unset: ['exchange'] } },
      { patch: { id: 'order.01jd', ifRevisionID: 'o1', insert: insert('exchange_ended', '1049') } },
    ])
    const ended = exchangeEnded(first({ order, returns }), units)
    expect(ended).toMatchObject({ state: 'requested', lines: refunded(1, 1) })
    expect(ended).not.toHaveProperty('exchange')
  })
})

describe('goods that are to come back', () => {
  test('are awaited until the last of them came; those of a claim never', () => {
    const lines = first(asked()).lines
    const came = lines.map((line) => ({ ...line, restocked: line.quantity }))
    const last = came.map((line, at) => (at === 1 ? { ...line, restocked: 0 } : line))
    expect([lines, last, came].map((each) => awaitsGoods({ kind: 'return', lines: each }))).toEqual([true, true, false])
    expect(awaitsGoods({ kind: 'claim', lines })).toBe(false)
  })

  /** What is sent in exchange, paid. */
  const sent = (awaits: boolean | undefined, backordered?: number) => {
    const unpaid = anUnpaidOrder(aCart({ TEA: 1 }))
    const from = {
      order: 'order.01',
      orderNumber: '1048',
      return: 'return.c1',
      credit: 450,
      ...(awaits === undefined ? {} : { awaits }),
    }
    const allocations = unpaid.allocations.map((each) => ({ ...each, ...(backordered ? { backordered } : {}) }))
    const order: Order = { ...unpaid, exchange: from, allocations }
    const placed = recordPlaced(order, { commandId: 'pay', actor: noor, paymentStanding: 'captured' }, noon)
    if (!placed.ok) throw new Error(placed.refusal.message)
    return workFacts(applyWrites(new Map([[order._id, order]]), placed.value.writes, 'r2'))
  }

  test('hold what is sent for them, and let it go when they came', () => {
    const held = sent(true)
    expect(held).toMatchObject({ order: { state: 'on_hold' }, fulfillments: [{ holds: ['exchange awaited'] }] })
    expect(held.order.events.slice(1).map(({ type, note }) => [type, note])).toEqual([
      ['paid', undefined],
      ['placed', undefined],
      ['held', 'exchange awaited'],
    ])
    expect(goodsCame(held, issued, noon).writes).toEqual([
      { patch: { id: 'order.01jd', unset: ['exchange.awaits'], insert: insert('goods_came') } },
      { patch: { id: 'order.01jd', set: { state: 'placed' }, insert: insert('released', 'exchange awaited') } },
      { patch: { id: 'fulfillment.01jd-1', ifRevisionID: 'r2', set: { holds: [] } } },
    ])
  })

  test('hold nothing that waits for none, or that has no list yet', () => {
    for (const free of [sent(false), sent(undefined), sent(true, 1)]) {
      expect(free.order.state).toBe('placed')
      expect(free.order.events.map(({ type }) => type)).not.toContain('held')
      expect(free.fulfillments.flatMap(({ holds }) => holds)).toEqual([])
    }
  })
})
