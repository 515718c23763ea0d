import type { Order } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import { expect, test } from 'vitest'
import { readEvidence } from './disputes/evidence.ts'
import { refundsChapter } from './disputes/what-happened.ts'
import { settleRefunds } from './payments/settle-refunds.ts'
import { deliveredId, deliverOrder, mustRun, payPages } from './testing/delivered-order.ts'
import { shopContent } from './testing/shop.ts'
import { openMemoryFloor, type ShopFloor, staff } from './testing/shop-floor.ts'

const orderUlid = '01jd7z8k2m4n6p8q0r2s4t6v9a'
const sentId = `order.${orderUlid}`
/** Of the floor's shop: a latte with its tax is 521, a mug 978. */
const prices = { LATTE: 480, MUG: 900 }

/** An order of two lattes that was brought, and a return of one, for which a latte or a mug is sent. */
async function openExchanged(sku: keyof typeof prices = 'LATTE'): Promise<ShopFloor> {
  const content = shopContent(Object.entries(prices).map(([sku, price]) => ({ sku, price })))
  const floor = await openMemoryFloor({ LATTE: 10, MUG: 10 }, { content })
  await deliverOrder(floor, { LATTE: 2 })
  const lines = [{ sku, quantity: 1 }]
  const returned = [{ sku: 'LATTE', quantity: 1, reason: 'faulty' }]
  const opened = { orderId: deliveredId, kind: 'return', lines: returned, approved: true }
  const { returnId } = (await mustRun(floor, 'openReturn', opened)) as { readonly returnId: string }
  await mustRun(floor, 'exchangeReturn', { returnId, orderUlid, lines })
  await floor.commerce.settle()
  return floor
}
/** A mug is sent for the latte, and the difference is paid. */
async function openDearer(): Promise<ShopFloor> {
  const floor = await openExchanged('MUG')
  await floor.commerce.retryPayment(sentId, 'stripe', payPages)
  floor.provider.pay(floor.provider.session(sentId) ?? '')
  await floor.commerce.refreshPayment(sentId)
  return floor
}
const read = async <Doc>({ store }: ShopFloor, id: string) => (await store.get([id]))[0] as Doc
const paymentOf = async (floor: ShopFloor, orderId: string) =>
  read<Payment>(floor, (await read<Order>(floor, orderId)).payment)

test('what the provider says of refunds is asked of those of the credit, and never of the credit itself', async () => {
  const floor = await openExchanged()
  const given = (await mustRun(floor, 'refundOrder', { orderId: sentId, reason: 'Sorry' })) as { refundId: string }
  await floor.commerce.settle()
  expect(await read<Refund>(floor, given.refundId)).toMatchObject({ state: 'succeeded', amount: 521 })
  const asked: string[] = []
  const provider = {
    ...floor.provider,
    async readRefund(reference: string) {
      asked.push(reference)
      return {
        ...(await floor.provider.readRefund(reference)),
        state: 'failed' as const,
        failure: 'The card is closed.',
      }
    },
  }
  const tools = {
    store: floor.store,
    dispatch: floor.commerce.dispatch,
    providerOf: () => provider,
    log: () => undefined,
  }
  await settleRefunds(tools, await paymentOf(floor, deliveredId))
  expect(asked).toEqual([expect.stringMatching(/^re_/)])
  expect(await read<Refund>(floor, given.refundId)).toMatchObject({ state: 'failed', failure: 'The card is closed.' })
  await floor.commerce.settle()
  expect(await floor.commerce.verify()).toEqual([])
})

test('what was paid in two ways is exchanged only as far as one of them is worth it', async () => {
  const floor = await openDearer()
  for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
    await mustRun(floor, `${verb}Fulfillment`, { fulfillmentId: `fulfillment.${orderUlid}-1` })
  const returned = [{ sku: 'MUG', quantity: 1, reason: 'faulty' }]
  const claim = { orderId: sentId, kind: 'claim', lines: returned, approved: true }
  const { returnId } = (await mustRun(floor, 'openReturn', claim)) as { readonly returnId: string }
  const asked = { returnId, lines: [{ sku: 'MUG', quantity: 1 }] }
  const preview = () => floor.commerce.dispatch('previewExchange', asked, { actor: staff })
  expect(await preview()).toMatchObject({ refusal: { code: 'paid_in_two_ways' } })
  await mustRun(floor, 'refundOrder', { orderId: sentId, amount: 521, reason: 'Sorry' })
  expect(await preview()).toMatchObject({ value: { worth: 457 } })
})

test.each([
  ['refundOrder', { orderId: sentId, reason: 'Sorry' }, { amount: 978 }],
  ['cancelFulfillment', { fulfillmentId: `fulfillment.${orderUlid}-1`, reason: 'Broken' }, { refund: { amount: 978 } }],
] as const)('a repeat of %s tells the sum of both refunds, as the first did', async (name, input, value) => {
  const floor = await openDearer()
  const ask = () => floor.commerce.dispatch(name, input, { actor: staff, commandId: 'both-1' })
  expect(await ask()).toMatchObject({ value })
  expect(await ask()).toMatchObject({ value })
})

test.each([
  [false, 'Your return stands as before', 'came back'],
  [true, 'What you paid goes back the way it came', 'moved to another order'],
] as const)('nobody is told of money that went nowhere: goods here %s', async (here, words, state) => {
  const floor = await openExchanged()
  const units = [{ sku: 'LATTE', quantity: 1, as: 'restock' }]
  const found = floor.store.all().find(({ _type }) => _type === 'return')
  if (here) await mustRun(floor, 'receiveReturn', { returnId: found?._id, location: 'location-ferry', units })
  await mustRun(floor, 'cancelOrder', { orderId: sentId, reason: 'Changed mind' })
  await floor.commerce.settle()
  expect(floor.mails.find(({ subject }) => subject.includes('is canceled'))?.text).toContain(words)
  const evidence = await readEvidence(floor.store, deliveredId, floor.now())
  expect(evidence && refundsChapter(evidence).text).toContain(`<td>${state}</td>`)
})
