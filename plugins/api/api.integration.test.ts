import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createContentLake } from '@souk/content-lake'
import { roles } from '@souk/kernel'
import { createSmtpMailer } from '@souk/messages/smtp'
import { createManualProvider } from '@souk/payments/manual'
import { createStripeProvider } from '@souk/payments/stripe'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { openLakeFloor } from '../commerce/testing/lake-floor.ts'
import { createMailSimulator, createStripeSimulator } from '../simulators/index.ts'
import { createLakeIdentity } from './lake-identity.ts'
import { apiOver, orderBody, tokenOf } from './testing/api-floor.ts'
import { fire, shots } from './testing/shots.ts'

const closers: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 20_000
  for (;;) {
    const value = await look()
    if (value !== undefined) return value
    if (Date.now() > end) throw new Error('waited twenty seconds in vain')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('the lake is asked who holds a token, and what it says is remembered for a moment', async () => {
  const lake = await createContentLake({
    dataDir: ':memory:',
    projectId: 'souk',
    datasets: [{ name: 'test', aclMode: 'private' }],
    tokens: roles.map((role) => ({ token: `secret-${role}`, role, id: `p-${role}`, name: `The ${role}` })),
    roles: Object.fromEntries(roles.map((role) => [role, { title: role, grants: [] }])),
    people: [],
  })
  const { port } = await lake.listen(0)
  const identity = createLakeIdentity({ apiHost: `http://localhost:${port}`, projectId: 'souk' })
  const known = await Promise.all(roles.map((role) => identity(`secret-${role}`)))
  expect(known).toEqual(roles.map((role) => ({ id: `p-${role}`, name: `The ${role}`, role })))
  expect(await identity('nonsense')).toBeUndefined()
  await lake.close()
  expect(await identity('secret-picker')).toMatchObject({ role: 'picker' })
  await expect(identity('secret-unheard')).rejects.toThrow(/fetch/)
})

test('whatever a client sends is answered as documented over a real lake, too', async () => {
  const floor = await openLakeFloor({ LATTE: 200, MOCHA: 5 })
  closers.push(() => floor.close())
  const asked = apiOver(floor.commerce, floor.now)
  const cart = async () => String((await asked.ask('POST', '/carts', { body: {} })).body['id'])
  const line = async (id: string) => asked.ask('PUT', `/carts/${id}/lines/LATTE`, { body: { quantity: 1 } })
  const [first, second] = [await cart(), await cart()]
  await Promise.all([line(first), line(second)])
  const placed = await asked.ask('POST', '/orders', { body: orderBody(first, { payment: { provider: 'cash' } }) })
  expect(placed).toMatchObject({ status: 201 })
  const { order, accessToken } = placed.body as {
    order: { id: string; fulfillments: { id: string }[] }
    accessToken: string
  }
  const known = {
    cart: second,
    order: order.id,
    fulfillment: order.fulfillments[0]?.id ?? '',
    bearer: accessToken,
    shoppers: [],
  }
  await fc.assert(
    fc.asyncProperty(shots(known), async (shot) => {
      expect([(await fire(asked, shot)).wrong, asked.faults]).toEqual([undefined, []])
    }),
    { numRuns: 300, seed: 7, endOnFailure: true },
  )
  expect(asked.faults).toEqual([])
  expect(await floor.commerce.verify()).toEqual([])
}, 120_000)

const notYet = async () => 'refused'

/** A shop over a real lake, paid by the Stripe adapter at the simulator, mailing over SMTP, hearing webhooks by HTTP. */
async function openWorld() {
  const mail = createMailSimulator({ dataDir: ':memory:', smtpPort: 0, httpPort: 0 })
  await mail.listen()
  closers.push(() => mail.close())
  let receive: (headers: Headers, body: string) => Promise<string> = notYet
  const hooks = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = new Headers({ 'stripe-signature': String(request.headers['stripe-signature']) })
      receive(headers, Buffer.concat(chunks).toString('utf8')).then(
        (outcome) => response.writeHead(outcome === 'refused' ? 400 : 200).end(),
        () => response.writeHead(500).end(),
      )
    })
  })
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => hooks.close(resolve)))
  const keys = { secretKey: 'sk_test_walk', webhookSecret: 'whsec_walk' }
  const webhookUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/webhooks/stripe`
  const stripe = createStripeSimulator({
    dataDir: ':memory:',
    webhookUrl,
    webhookSecret: keys.webhookSecret,
    secretKeys: [keys.secretKey],
  })
  await stripe.listen(0)
  closers.push(() => stripe.close())
  const mailer = createSmtpMailer({ url: mail.smtpUrl, domain: 'shop.example' })
  closers.push(() => mailer.close())
  const provider = createStripeProvider({
    secretKey: keys.secretKey,
    webhookSecrets: [keys.webhookSecret],
    apiBase: stripe.url,
  })
  const floor = await openLakeFloor({ LATTE: 10 }, { providers: [provider, createManualProvider()], mailer })
  closers.push(() => floor.close())
  receive = (headers, body) => floor.commerce.receiveWebhook('stripe', headers, body)
  return { floor, mail, stripe, ...apiOver(floor.commerce, floor.now) }
}

test('an order is placed over the API, paid at the provider, heard of by webhook, mailed, canceled and refunded', async () => {
  const { ask, stripe, mail, floor } = await openWorld()
  const cart = String((await ask('POST', '/carts', { body: {} })).body['id'])
  await ask('PUT', `/carts/${cart}/lines/LATTE`, { body: { quantity: 2 } })
  const placed = await ask('POST', '/orders', { body: orderBody(cart), key: 'walk' })
  const {
    order,
    payment,
    accessToken: token,
  } = placed.body as {
    order: { id: string; number: string }
    payment: { url: string }
    accessToken: string
  }
  expect([placed.status, payment.url]).toEqual([201, expect.stringContaining('/c/pay/cs_test_')])
  const paid = await fetch(payment.url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ card: '4242424242424242', email: 'amira@example.com' }),
  })
  const back = new URL(paid.headers.get('location') ?? '')
  expect(back.origin + back.pathname).toBe(`https://shop.example/orders/${order.id}`)
  expect(Object.fromEntries(back.searchParams)).toEqual({
    paid: '1',
    key: token,
    session_id: expect.stringMatching(/^cs_test_/),
  })
  const read = async () => (await ask('GET', `/orders/${order.id}`, { token })).body
  const state = await until(async () => {
    const seen = await read()
    return seen['state'] === 'placed' ? seen : undefined
  })
  expect(state).toMatchObject({ paymentStanding: 'captured', fulfillments: [{ state: 'open' }] })
  await floor.commerce.settle()
  const inbox = await fetch(`${mail.url}/_sim/messages?to=amira@example.com`)
  expect(JSON.stringify(await inbox.json())).toContain(order.number)

  const canceled = await ask('POST', `/orders/${order.id}/cancel`, { token, body: { reason: 'Too late' } })
  expect(canceled.body['state']).toBe('canceled')
  await floor.commerce.settle()
  expect(await read()).toMatchObject({ paymentStanding: 'refunded' })
  const books = (await (await fetch(`${stripe.url}/_sim/state`)).json()) as { refunds: { amount: number }[] }
  const total = (state['totals'] as { total: { amount: number } }).total.amount
  expect(books.refunds.map(({ amount }) => amount)).toEqual([total])
  const stock = await ask('GET', '/inventory?sku=LATTE', { token: tokenOf('manager') })
  expect((stock.body['data'] as unknown[])[0]).toMatchObject({ onHand: 10, available: 10 })
  expect(await floor.commerce.verify()).toEqual([])
})
