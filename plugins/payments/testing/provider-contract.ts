import { describe, expect, test } from 'vitest'
import type { PaymentProvider, PaymentRequest } from '../domain/payment-provider.ts'

/** A provider under test, and how its shopper pays. */
export interface ProviderUnderTest {
  create(): PaymentProvider
  /** Pays a session as a shopper would, up to the money being taken. Left out where nobody pays online. */
  pay?(session: string, request: PaymentRequest): Promise<void>
}

let number = 0

/** What two coffees and their delivery cost: $12.50. */
export function paymentRequest(changes: Partial<PaymentRequest> = {}): PaymentRequest {
  number += 1
  const orderId = `order.test${number}`
  return {
    orderId,
    orderNumber: String(1000 + number),
    paymentId: `payment.test${number}-1`,
    currency: 'USD',
    total: 1250,
    lines: [
      { title: 'Flat white', unitAmount: 400, quantity: 2 },
      { title: 'Delivery', unitAmount: 450, quantity: 1 },
    ],
    email: 'amira@example.com',
    language: 'en',
    successUrl: `http://localhost:3000/orders/${orderId}`,
    cancelUrl: 'http://localhost:3000/checkout',
    expiresAt: new Date(Date.now() + 30 * 60_000).toISOString(),
    idempotencyKey: `${orderId}:session:1`,
    ...changes,
  }
}

/** What every provider promises, whoever it is. */
export function providerContract(name: PaymentProvider['name'], under: ProviderUnderTest): void {
  describe(`every provider: ${name}`, () => {
    test('says its name', () => {
      expect(under.create().name).toBe(name)
    })

    test('what was started can be read: order, sum, currency, and no money yet', async () => {
      const asked = paymentRequest()
      const { session } = await under.create().start(asked)
      const read = await under.create().read({ session: session ?? '' })
      const nothing = { authorized: 0, captured: 0, refunded: 0, disputed: false }
      expect(read).toMatchObject({ session, orderId: asked.orderId, currency: 'USD', amount: 1250, ...nothing })
      expect(['open', 'pending']).toContain(read.status)
    })

    test('starting again under the same key is the same payment', async () => {
      const asked = paymentRequest()
      expect(await under.create().start(asked)).toEqual(await under.create().start(asked))
    })

    test('lines that do not add up to the total are a fault', async () => {
      await expect(under.create().start(paymentRequest({ total: 1249 }))).rejects.toThrow(RangeError)
    })

    test('an unpaid session is expired, however often it is asked', async () => {
      const { session } = await under.create().start(paymentRequest())
      expect(await under.create().expire(session ?? '')).toBe('expired')
      expect(await under.create().expire(session ?? '')).toBe('expired')
    })

    test('a webhook without a signature that fits is nobody', async () => {
      expect(await under.create().verify(new Headers(), '{}')).toBeUndefined()
      expect(await under.create().verify(new Headers({ 'stripe-signature': 't=1,v1=00' }), 'no json')).toBeUndefined()
    })

    test('a handle that was never given out is a fault', async () => {
      await expect(under.create().read({ session: 'nothing' })).rejects.toThrow(/nothing|not exist/)
      await expect(under.create().read({})).rejects.toThrow(/payment/)
    })

    test('its list of changes may be empty and then moves nothing on', async () => {
      const since = new Date(Date.now() + 3_600_000).toISOString()
      expect(await under.create().changes(since)).toEqual({ events: [], upTo: since })
    })

    if (under.pay) paid(under, under.pay)
  })
}

function paid(under: ProviderUnderTest, pay: NonNullable<ProviderUnderTest['pay']>): void {
  const bought = async () => {
    const asked = paymentRequest()
    const provider = under.create()
    const { session } = await provider.start(asked)
    await pay(session ?? '', asked)
    const read = await provider.read({ session: session ?? '' })
    return { asked, provider, session: session ?? '', read, reference: read.reference ?? '' }
  }

  test('a paid session reads as captured, by session and by reference alike, and cannot be ended', async () => {
    const { provider, session, read, reference } = await bought()
    expect(read).toMatchObject({ status: 'captured', amount: 1250, captured: 1250, refunded: 0 })
    expect(await provider.read({ reference })).toEqual(read)
    expect(await provider.expire(session)).toBe('already_paid')
    expect(await provider.release({ session, reference })).toBe('already_paid')
  })

  test('taking what was taken already takes nothing more', async () => {
    const { provider, session, reference } = await bought()
    const again = { session, reference, amount: 1250, currency: 'USD' }
    expect(await provider.capture({ ...again, idempotencyKey: 'another' })).toEqual({ state: 'captured' })
    expect((await provider.read({ session })).captured).toBe(1250)
  })

  test('refunds are repeated under one key, counted, and refused in words when there is nothing left', async () => {
    const { provider, session, reference, asked } = await bought()
    const back = (amount: number, key: string) =>
      provider.refund({ reference, amount, currency: 'USD', idempotencyKey: `${asked.orderId}.${key}`, metadata: {} })
    const first = await back(1000, 'one')
    expect(first.state).toBe('succeeded')
    expect(await back(1000, 'one')).toEqual(first)
    expect(await provider.readRefund(first.reference)).toEqual(first)
    expect(await back(251, 'two')).toMatchObject({ state: 'failed', failure: expect.stringMatching(/.{10}/) })
    expect(await back(250, 'three')).toMatchObject({ state: 'succeeded' })
    expect(await back(1, 'four')).toMatchObject({ state: 'failed' })
    expect(await provider.read({ session })).toMatchObject({ refunded: 1250, captured: 1250, status: 'captured' })
  })

  test('what happened is listed with what names the payment, the oldest first', async () => {
    const since = new Date(Date.now() - 5000).toISOString()
    const { provider, session, asked } = await bought()
    const { events, upTo } = await provider.changes(since)
    const own = events.filter((event) => event.orderId === asked.orderId)
    expect(own.length).toBeGreaterThan(0)
    expect(own.some((event) => event.session === session)).toBe(true)
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    expect(Date.parse(upTo)).toBeGreaterThanOrEqual(Date.parse(since))
  })
}
