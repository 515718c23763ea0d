import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeDisputePack } from './disputes/dispute-pack.ts'
import { deliveredId, deliverOrder, mustRun } from './testing/delivered-order.ts'
import { openLakeFloor } from './testing/lake-floor.ts'
import { shopContent } from './testing/shop.ts'

const words = 'Two shots, steamed milk <and> a little foam.'
const text = (_key: string, said: string) => ({ _key, _type: 'span', text: said })
const content = shopContent([{ sku: 'LATTE', price: 480 }]).map((document) =>
  document._type === 'product'
    ? {
        ...document,
        description: [{ _key: 'en', value: [{ _key: 'b', _type: 'block', children: [text('s', words)] }] }],
      }
    : document,
)

let floor: Awaited<ReturnType<typeof openLakeFloor>>
beforeAll(async () => {
  floor = await openLakeFloor({ LATTE: 10 }, { content })
  await deliverOrder(floor, { LATTE: 2 })
})
afterAll(async () => floor?.close())

const packNow = async () => (await writeDisputePack(floor.store, deliveredId, floor.now()))?.page ?? ''

test('a dispute pack still shows the words and the price of the purchase after both were changed', async () => {
  const before = await packNow()
  for (const shown of ['Two shots, steamed milk &lt;and&gt; a little foam.', '2 × $4.80 = $9.60', '8.63 %'])
    expect(before).toContain(shown)
  await floor.store.commit(
    [
      {
        patch: {
          id: 'product-latte',
          set: { title: [{ _key: 'en', value: 'Mocha' }], description: [{ _key: 'en', value: [] }] },
        },
      },
      { patch: { id: 'variant-latte', set: { price: 990 } } },
    ],
    { transactionId: 'rewritten' },
  )
  expect(await packNow()).toBe(before)
})

test('it tells the whole course: money, delivery, refunds, messages, and who did what', async () => {
  await mustRun(floor, 'refundOrder', { orderId: deliveredId, amount: 100, reason: 'Sorry <3' })
  await floor.commerce.settle()
  const pack = await packNow()
  for (const shown of [
    '<h2>Payment</h2>',
    '<h2>Delivery</h2>',
    'From ferry: 2 × LATTE',
    'T-shipment.',
    'Noor R.',
    '$1.00',
    'Sorry &lt;3',
    'sam@example.com',
    'we have your order',
  ])
    expect(pack).toContain(shown)
  expect(pack).not.toContain('Sorry <3')
})

test('of no order there is none', async () => {
  expect(await writeDisputePack(floor.store, 'order.01jd0000000000000000000000', floor.now())).toBeUndefined()
})
