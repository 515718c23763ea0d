import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { messageLogQuery, messagesOfOrderQuery, openEffectsQuery } from '@souk/messages/queries'
import { createSmtpMailer } from '@souk/messages/smtp'
import { createTwilioSender } from '@souk/messages/twilio'
import { afterEach, expect, test } from 'vitest'
import { createMailSimulator, createSmsSimulator } from '../simulators/index.ts'
import type { Commerce } from './contract.ts'
import { openLakeFloor } from './testing/lake-floor.ts'
import { fillCart, orderOf, shopper, staff } from './testing/shop-floor.ts'

const accountSid = `AC${'a'.repeat(32)}`
const authToken = 'b'.repeat(32)
const from = '+15005550006'
const phone = '+14155550100'
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** The street door, as far as webhooks go. */
async function door() {
  const inside: { commerce?: Commerce } = {}
  const outcomes: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8')
    })
    request.on('end', async () => {
      const headers = new Headers(request.headers as Record<string, string>)
      const outcome = (await inside.commerce?.receiveWebhook('twilio', headers, body).catch(() => 'failed')) ?? 'closed'
      outcomes.push(outcome)
      response.writeHead(outcome === 'refused' ? 400 : outcome === 'failed' ? 500 : 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  return { inside, outcomes, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/twilio` }
}

async function open() {
  const { inside, outcomes, url } = await door()
  const mail = createMailSimulator({ dataDir: ':memory:', smtpPort: 0, httpPort: 0 })
  const sms = createSmsSimulator({ dataDir: ':memory:', accountSid, authToken, from, inboundUrl: url })
  await Promise.all([mail.listen(), sms.listen(0)])
  const mailer = createSmtpMailer({ url: mail.smtpUrl, domain: 'shop.example' })
  const sender = createTwilioSender({ accountSid, authToken, from, webhookUrl: url, apiBase: sms.url })
  const floor = await openLakeFloor({ LATTE: 10 }, { mailer, sms: sender })
  inside.commerce = floor.commerce
  closers.push(
    () => mail.close(),
    () => sms.close(),
    () => mailer.close(),
    () => floor.close(),
  )
  const inbox = async (simulator: { readonly url: string }, to: string) => {
    const response = await fetch(`${simulator.url}/_sim/messages?to=${encodeURIComponent(to)}`)
    return ((await response.json()) as { data: { subject?: string; text: string; links: string[] }[] }).data
  }
  const control = (path: string, body: unknown) =>
    fetch(`${sms.url}/_sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
  return { floor, outcomes, control, mails: () => inbox(mail, 'sam@example.com'), texts: () => inbox(sms, phone) }
}

type Row = { template: string; channel: string; state: string; orderNumber?: string; failure?: string }

test('C24 T16 an order’s messages reach the inbox and the phone, and the log tells of each, delivered or not', async () => {
  const { floor, outcomes, control, mails, texts } = await open()
  const { commerce, store, provider } = floor
  await commerce.start()
  const cartId = await fillCart(commerce, 'walk', { LATTE: 1 })
  const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
  const order = `order.${ulid}`
  expect(await commerce.checkout(orderOf(ulid, cartId), { actor: shopper }, urls)).toMatchObject({ ok: true })
  provider.pay(provider.session(order) ?? '')
  await commerce.refreshPayment(order)
  const fulfillmentId = `fulfillment.${ulid}-1`
  for (const verb of ['pick', 'pack', 'handOver'] as const)
    expect(await commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId }, { actor: staff })).toMatchObject({
      ok: true,
    })

  const log = () => store.query<readonly Row[]>(messagesOfOrderQuery, { order })
  const all = async () =>
    (await log()).map(({ template, channel, state }) => `${template} ${channel} ${state}`).toSorted()
  await expect.poll(all).toEqual(['on-its-way email sent', 'on-its-way sms delivered', 'order-confirmation email sent'])
  expect((await mails()).map(({ subject }) => subject).toSorted()).toEqual([
    'Souk Coffee: we have your order 1001',
    'Souk Coffee: your order 1001 is on its way',
  ])
  const [text] = await texts()
  expect(text?.text).toMatch(/^Souk Coffee: order 1001 is on its way\. PIN at the door: \d{4}\n/)
  expect(text?.links).toEqual([`https://shop.example/orders/${order}?key=${commerce.accessToken(order)}`])
  expect(outcomes).toContain('applied')

  await control('phones', { phone, off: true })
  await commerce.dispatch('deliverFulfillment', { fulfillmentId }, { actor: staff })
  await expect.poll(all).toContain('delivered sms undelivered')
  const params = { state: 'undelivered', channel: null, template: null, to: null, before: null, limit: 20 }
  expect(await store.query<readonly Row[]>(messageLogQuery, params)).toMatchObject([
    { template: 'delivered', channel: 'sms', orderNumber: '1001', failure: 'Twilio 30003' },
  ])
})

test('T16 a person who writes STOP to the shop’s number gets no more texts, and mails as before', async () => {
  const { floor, control, mails, texts } = await open()
  const { commerce, store, provider } = floor
  await commerce.start()
  await control('reply', { phone, text: 'Stop' })
  await expect.poll(() => store.query('*[_type == "suppression"].state')).toEqual(['stopped'])
  const cartId = await fillCart(commerce, 'walk', { LATTE: 1 })
  await commerce.checkout(
    orderOf(ulid, cartId),
    { actor: shopper },
    { success: 'https://x.example', cancel: 'https://x.example' },
  )
  provider.pay(provider.session(`order.${ulid}`) ?? '')
  await commerce.refreshPayment(`order.${ulid}`)
  for (const verb of ['pick', 'pack', 'handOver'] as const)
    await commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId: `fulfillment.${ulid}-1` }, { actor: staff })
  await expect.poll(async () => (await mails()).length).toBe(2)
  const silent = '*[_type == "message" && channel == "sms"]{state, failure}'
  await expect.poll(() => store.query(silent)).toEqual([{ state: 'suppressed', failure: 'they wrote STOP' }])
  // The only text there is the service's own answer to STOP
  expect((await texts()).map((each) => each.text)).toEqual([expect.stringContaining('unsubscribed')])
  // A mail is there before its effect is written down as done
  await expect.poll(() => store.query(openEffectsQuery, { limit: 20 })).toEqual([])
})
