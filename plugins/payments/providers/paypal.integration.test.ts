import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPaypalSimulator } from '../../simulators/paypal/index.ts'
import { paymentRequest, providerContract } from '../testing/provider-contract.ts'
import { createPaypalProvider } from './paypal/index.ts'
import { fromDecimal, toDecimal } from './paypal/money.ts'

interface Told {
  readonly headers: Headers
  readonly body: string
}
const told: Told[] = []
const keys = { clientId: 'sim-client', clientSecret: 'sim-secret', webhookId: 'WH000000000000001' }
const ear = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    )
    told.push({ headers, body: Buffer.concat(chunks).toString('utf8') })
    response.end()
  })
})
let simulator: ReturnType<typeof createPaypalSimulator>

beforeAll(async () => {
  await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve))
  const { port } = ear.address() as AddressInfo
  simulator = createPaypalSimulator({
    dataDir: ':memory:',
    ...keys,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/paypal`,
  })
  await simulator.listen(0)
})
afterAll(async () => {
  await simulator.close()
  ear.close()
})

const provider = () => createPaypalProvider({ ...keys, apiBase: simulator.url })
const control = async (path: string, body: unknown = {}) =>
  (await fetch(`${simulator.url}/_sim/${path}`, { method: 'POST', body: JSON.stringify(body) })).status
const take = (session: string) =>
  provider().capture({ session, amount: 1250, currency: 'USD', idempotencyKey: `${session}:capture` })

providerContract('paypal', {
  create: provider,
  async pay(session) {
    await control(`orders/${session}/approve`)
    await take(session)
  },
})

/** An order that its shopper approved. */
async function approved(funding = 'ok') {
  const asked = paymentRequest()
  const { session } = await provider().start(asked)
  await control(`orders/${session}/approve`, { funding })
  return { asked, session: String(session) }
}
const heard = async (type: string, session: string): Promise<Told> => {
  await expect.poll(() => told.some(({ body }) => body.includes(type) && body.includes(session))).toBe(true)
  const found = told.find(({ body }) => body.includes(type) && body.includes(session))
  if (!found) throw new Error(`nobody told of ${type}`)
  return found
}

describe('paypal', () => {
  test('the SDK is the one whose adapter hook was tried, and every call of it takes our way', async () => {
    const file = new URL('../../../node_modules/@paypal/paypal-server-sdk/package.json', import.meta.url)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: '2.5.0' })
    const { url } = await provider().start(paymentRequest())
    expect(url).toContain(simulator.url)
  })

  test('nothing is taken before we say so, and two who say so take it once', async () => {
    const { session } = await approved()
    expect(await provider().read({ session })).toMatchObject({ status: 'approved', captured: 0 })
    expect(await Promise.all([take(session), take(session)])).toEqual([{ state: 'captured' }, { state: 'captured' }])
    expect(await provider().read({ session })).toMatchObject({ status: 'captured', captured: 1250 })
  })

  test('an order that nobody approved cannot be taken: that is a fault, not a decline', async () => {
    const { session } = await provider().start(paymentRequest())
    await expect(take(String(session))).rejects.toThrow('not yet approved')
  })

  test('a declined instrument is told in words, and another one pays', async () => {
    const { session } = await approved('decline')
    expect(await take(session)).toMatchObject({ state: 'declined', failure: expect.stringContaining('declined') })
    await control(`orders/${session}/approve`)
    expect(await take(session)).toEqual({ state: 'captured' })
  })

  test.each([
    ['succeed', { status: 'captured', captured: 1250 }],
    ['fail', { status: 'failed', captured: 0 }],
  ])('a payment from a bank account waits and may then %s', async (outcome, after) => {
    const { session } = await approved('pending')
    expect(await take(session)).toEqual({ state: 'pending' })
    const { reference, status } = await provider().read({ session })
    expect(status).toBe('pending')
    await control(`captures/${reference}/settle`, { outcome })
    expect(await provider().read({ session })).toMatchObject(after)
  })

  test('a dispute is seen, and how it ended', async () => {
    const { session } = await approved()
    await take(session)
    const { reference } = await provider().read({ session })
    await control(`captures/${reference}/dispute`)
    const read = await provider().read({ session })
    expect(read).toMatchObject({ disputed: true, dispute: { state: 'open', amount: 1250 } })
    const back = {
      reference: reference ?? '',
      amount: 1,
      currency: 'USD',
      idempotencyKey: `${session}:no`,
      metadata: {},
    }
    expect(await provider().refund(back)).toMatchObject({ state: 'failed', failure: 'The transaction is disputed.' })
    await control(`disputes/${read.dispute?.reference}/close`, { outcome: 'lost' })
    expect(await provider().read({ session })).toMatchObject({ disputed: true, dispute: { state: 'lost' } })
  })

  test('C12 an event is believed only when PayPal vouches for every byte of it', async () => {
    const { session, asked } = await approved()
    const { headers, body } = await heard('CHECKOUT.ORDER.APPROVED', session)
    expect(await provider().verify(headers, body)).toMatchObject({
      source: 'paypal',
      kind: 'payment_approved',
      session,
      orderId: asked.orderId,
    })
    const forged = new Headers(headers)
    forged.set('paypal-transmission-sig', Buffer.from('forged').toString('base64'))
    const bare = new Headers(headers)
    bare.delete('paypal-transmission-id')
    const other = createPaypalProvider({ ...keys, webhookId: 'WH_OTHER', apiBase: simulator.url })
    expect([
      await provider().verify(headers, body.replace('APPROVED', 'COMPLETED')),
      await provider().verify(headers, JSON.stringify(JSON.parse(body), null, 1)),
      await provider().verify(forged, body),
      await provider().verify(bare, body),
      await provider().verify(headers, 'no json'),
      await other.verify(headers, body),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined])
  })

  test('when PayPal cannot be asked, the event is not lost but thrown back to be sent again', async () => {
    const { session } = await approved()
    const { headers, body } = await heard('CHECKOUT.ORDER.APPROVED', session)
    await control('faults', { errorRate: 1 })
    await expect(provider().verify(headers, body)).rejects.toThrow('Fault on purpose')
    await control('faults', {})
  })

  test('a refund whose key PayPal has forgotten is found again instead of made twice', async () => {
    const { session } = await approved()
    await take(session)
    const { reference = '' } = await provider().read({ session })
    const asked = { reference, amount: 1250, currency: 'USD', idempotencyKey: `${session}:whole`, metadata: {} }
    const first = await provider().refund(asked)
    // Another amount under the same name: to PayPal a new request, which it refuses because nothing is left
    expect(await provider().refund({ ...asked, amount: 1249 })).toEqual(first)
  })

  test('sums are written as each currency has them', () => {
    expect([toDecimal(1250, 'USD'), toDecimal(5, 'USD'), toDecimal(980, 'JPY'), toDecimal(120_000, 'TWD')]).toEqual([
      '12.50',
      '0.05',
      '980',
      '1200',
    ])
    expect(() => toDecimal(120_050, 'TWD')).toThrow(RangeError)
    expect([fromDecimal('12.5', 'USD'), fromDecimal('980', 'JPY'), fromDecimal(undefined, 'USD')]).toEqual([
      1250, 980, 0,
    ])
  })

  test('settings that would be dangerous are refused', () => {
    expect(() => createPaypalProvider({ ...keys, webhookId: '' })).toThrow('webhook id')
    expect(() => createPaypalProvider({ ...keys, clientSecret: '' })).toThrow('client secret')
  })
})
