import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { StockLevel } from '@souk/inventory'
import type { Order } from '@souk/orders'
import { createStripeProvider } from '@souk/payments/stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStripeWorld, secretKey, webhookSecret } from '../simulators/testing.ts'
import { openLakeFloor } from './testing/lake-floor.ts'
import { fillCart, orderOf, shopper, staff } from './testing/shop-floor.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const orderId = `order.${ulid}`
const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }

let floor: Awaited<ReturnType<typeof openLakeFloor>>
let stripe: Awaited<ReturnType<typeof createStripeWorld>>
let door: Server
/** What Stripe told and how it was answered. */
const told: { readonly headers: Headers; readonly body: string; readonly outcome: string }[] = []

beforeAll(async () => {
  door = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = new Headers({ 'stripe-signature': String(request.headers['stripe-signature']) })
      const body = Buffer.concat(chunks).toString('utf8')
      floor.commerce.receiveWebhook('stripe', headers, body).then(
        (outcome) => {
          told.push({ headers, body, outcome })
          response.writeHead(outcome === 'refused' ? 400 : 200).end()
        },
        () => response.writeHead(500).end(),
      )
    })
  })
  await new Promise<void>((open) => door.listen(0, '127.0.0.1', open))
  const { port } = door.address() as AddressInfo
  stripe = await createStripeWorld({ webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe` })
  const provider = createStripeProvider({ secretKey, webhookSecrets: [webhookSecret], apiBase: stripe.url })
  floor = await openLakeFloor({ LATTE: 10, MOCHA: 5 }, { providers: [provider] })
})
afterAll(async () => {
  await stripe?.simulator.close()
  door?.close()
  await floor?.close()
})

/** Units that can be sold, and how many facts the ledger has of this order. */
async function books() {
  const ids = ['latte', 'mocha'].map((name) => `stockLevel.variant-${name}.location-ferry`)
  const levels = (await floor.store.get(ids)) as readonly (StockLevel | undefined)[]
  const available = levels.map((level) => level && level.onHand - level.reserved - level.committed - level.unavailable)
  const movements = await floor.store.query<number>('count(*[_type == "stockMovement" && cause.order == $orderId])', {
    orderId,
  })
  return { available, movements }
}
const stands = async () => ((await floor.store.get([orderId]))[0] as Order).state

test('C13 in the dataset stock goes down once per paid line, however often Stripe tells of the payment, and comes back once on cancel', async () => {
  const { commerce } = floor
  const cartId = await fillCart(commerce, 'stock', { LATTE: 2, MOCHA: 1 })
  const opened = await commerce.checkout(orderOf(ulid, cartId), { actor: shopper }, urls)
  const session = /cs_\w+/.exec(opened.ok ? String(opened.value.payment.url) : '')?.[0]
  const reserved = await books()
  expect(reserved.available).toEqual([8, 4])
  await stripe.control('faults', { duplicate: 3, reorder: true, delayMs: 50 })
  await stripe.control(`checkout/sessions/${session}/pay`, { card: '4242424242424242' })
  await expect.poll(stands).toBe('placed')
  await expect.poll(() => told.length).toBeGreaterThanOrEqual(4)
  const again = () => Promise.all(told.map(({ headers, body }) => commerce.receiveWebhook('stripe', headers, body)))
  const paid = await books()
  expect([await again(), await again()].flat().filter((outcome) => outcome === 'applied')).toEqual([])
  expect([paid.available, await books()]).toEqual([[8, 4], paid])
  const cancel = (commandId: string) =>
    commerce.dispatch('cancelOrder', { orderId, reason: 'shopper_request' }, { actor: staff, commandId })
  const canceled = await Promise.all(['a', 'a', 'b'].map(cancel))
  expect(canceled.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1)
  expect([(await cancel('a')).ok, (await cancel('c')).ok]).toEqual([canceled[0]?.ok, false])
  await again()
  expect(await books()).toEqual({ available: [10, 5], movements: paid.movements + 1 })
  expect(await commerce.verify()).toEqual([])
})
