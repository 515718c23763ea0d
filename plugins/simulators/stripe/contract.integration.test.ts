// One suite: the simulator against Stripe’s own client, call by call.
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { basket, connect, createStripeWorld } from '../testing.ts'

let world: Awaited<ReturnType<typeof createStripeWorld>>
beforeAll(async () => {
  world = await createStripeWorld()
})
afterAll(() => world.simulator.close())

const card = (number: string) => ({ card: number })
const good = card('4242424242424242')

async function failure(work: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await work.then(
    (value) => value,
    (fault: unknown) => fault,
  )
  if (outcome instanceof Stripe.errors.StripeError) return outcome
  throw new Error(`no refusal, but ${JSON.stringify(outcome)}`)
}

async function paid(params: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const made = await world.stripe.checkout.sessions.create({ ...basket, ...params })
  await world.control(`checkout/sessions/${made.id}/pay`, good)
  const session = await world.stripe.checkout.sessions.retrieve(made.id, { expand: ['payment_intent.latest_charge'] })
  const intent = session.payment_intent
  if (intent === null || typeof intent === 'string') throw new Error('not expanded')
  const charge = intent.latest_charge
  if (charge === null || typeof charge === 'string') throw new Error('not expanded')
  return { session, intent, charge }
}

describe('checkout sessions', () => {
  test('a session with inline prices knows its total, its order and its page', async () => {
    const session = await world.stripe.checkout.sessions.create({ ...basket, expand: ['line_items'] })
    expect(session.url).toBe(`${world.url}/c/pay/${session.id}`)
    expect({
      id: session.id.slice(0, 8),
      amount: session.amount_total,
      currency: session.currency,
      reference: session.client_reference_id,
      metadata: session.metadata,
      status: session.status,
      payment: session.payment_status,
      intent: session.payment_intent,
      lines: session.line_items?.data.map((line) => [line.description, line.quantity, line.amount_total]),
    }).toEqual({
      id: 'cs_test_',
      amount: 1250,
      currency: 'usd',
      reference: 'order.1',
      metadata: { orderId: 'order.1' },
      status: 'open',
      payment: 'unpaid',
      intent: null,
      lines: [
        ['Flat white', 2, 800],
        ['Cake & cream', 1, 450],
      ],
    })
    expect(session.line_items?.data[0]?.price?.unit_amount_decimal?.toString()).toBe('400')
  })

  test('a paid session is complete, with an intent that carries the order and a charge with the card', async () => {
    const { session, intent, charge } = await paid()
    expect([session.status, session.payment_status, intent.status, intent.amount_received]).toEqual([
      'complete',
      'paid',
      'succeeded',
      1250,
    ])
    expect(intent.metadata).toEqual({ orderId: 'order.1' })
    expect(charge.payment_method_details?.card).toMatchObject({ brand: 'visa', last4: '4242' })
  })

  test.each([
    [
      { ...basket, sucess_url: 'x' },
      'parameter_unknown',
      'sucess_url',
      'Received unknown parameter: sucess_url. Did you mean success_url?',
    ],
    [{ ...basket, mode: undefined }, 'parameter_missing', 'mode', 'Missing required param: mode.'],
    [{ ...basket, mode: 'gift' }, undefined, 'mode', 'Invalid mode: must be one of payment, setup, or subscription'],
    [{ ...basket, expires_at: 'soon' }, 'parameter_invalid_integer', 'expires_at', 'Invalid integer: soon'],
    [
      { ...basket, expires_at: Math.floor(Date.now() / 1000) + 60 },
      undefined,
      'expires_at',
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
    ],
    [
      { ...basket, line_items: [{ quantity: 1, price_data: { unit_amount: 5 } }] },
      'parameter_missing',
      'line_items[0][price_data][currency]',
      'Missing required param: line_items[0][price_data][currency].',
    ],
    [
      { ...basket, discounts: [{ coupon: 'x' }] },
      undefined,
      'discounts',
      "The parameter discounts is Stripe's, but this simulator does not have it.",
    ],
  ])('ill-formed parameters are refused in the words of the vendor (%#)', async (params, code, param, message) => {
    const refused = await failure(world.stripe.checkout.sessions.create(params as Stripe.Checkout.SessionCreateParams))
    expect([refused.statusCode, refused.type, refused.code, refused.param, refused.rawType, refused.message]).toEqual([
      400,
      'StripeInvalidRequestError',
      code,
      param,
      'invalid_request_error',
      message,
    ])
  })

  test('only an open session can be expired', async () => {
    const made = await world.stripe.checkout.sessions.create(basket)
    expect((await world.stripe.checkout.sessions.expire(made.id)).status).toBe('expired')
    expect((await failure(world.stripe.checkout.sessions.expire(made.id))).message).toContain('can be expired')
    const refused = await world.control(`checkout/sessions/${made.id}/pay`, good)
    expect(refused.status).toBe(409)
  })

  test('a session dies by itself when its time is up', async () => {
    let now = Date.UTC(2026, 10, 21, 12)
    const other = await createStripeWorld({ clock: () => now })
    const made = await other.stripe.checkout.sessions.create({ ...basket, expires_at: now / 1000 + 1800 })
    now += 1801 * 1000
    expect((await other.stripe.checkout.sessions.retrieve(made.id)).status).toBe('expired')
    const events = await other.stripe.events.list()
    expect(events.data.map((event) => event.type)).toEqual(['checkout.session.expired'])
    await other.simulator.close()
  })
})

describe('cards', () => {
  test.each([
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000009995', 'card_declined', 'insufficient_funds'],
    ['4000000000000069', 'expired_card', 'expired_card'],
    ['4111111111111111', 'card_declined', 'test_mode_live_card'],
    ['4242424242424241', 'incorrect_number', 'incorrect_number'],
  ])('%s is declined, and the session stays open for another card', async (number, code, decline) => {
    const made = await world.stripe.checkout.sessions.create(basket)
    const refused = await world.control(`checkout/sessions/${made.id}/pay`, card(number))
    expect([refused.status, refused.body['error']]).toMatchObject([402, { code, decline_code: decline }])
    const open = await world.stripe.checkout.sessions.retrieve(made.id, { expand: ['payment_intent'] })
    const intent = open.payment_intent
    if (intent === null || typeof intent === 'string') throw new Error('not expanded')
    expect([open.status, intent.status, intent.last_payment_error?.code]).toEqual([
      'open',
      'requires_payment_method',
      code,
    ])
    await world.control(`checkout/sessions/${made.id}/pay`, good)
    const done = await world.stripe.checkout.sessions.retrieve(made.id)
    expect([done.status, done.payment_intent]).toEqual(['complete', intent.id])
  })

  test('a 3-D Secure card waits for the bank, and then succeeds or fails', async () => {
    const made = await world.stripe.checkout.sessions.create(basket)
    const pay = (authentication?: string) =>
      world.control(`checkout/sessions/${made.id}/pay`, {
        card: '4000002500003155',
        ...(authentication && { authentication }),
      })
    expect((await pay()).body['outcome']).toBe('authenticate')
    expect((await pay('fail')).body['error']).toMatchObject({ code: 'payment_intent_authentication_failure' })
    expect((await pay('complete')).body['outcome']).toBe('paid')
  })
})

describe('capture and cancel', () => {
  const manual = { payment_intent_data: { capture_method: 'manual' as const } }

  test('an authorized intent is captured once, in part, and refunds stay below what was captured', async () => {
    const { session, intent, charge } = await paid(manual)
    expect([session.payment_status, intent.status, intent.amount_capturable, charge.captured]).toEqual([
      'unpaid',
      'requires_capture',
      1250,
      false,
    ])
    expect((await failure(world.stripe.refunds.create({ payment_intent: intent.id }))).param).toBe('payment_intent')
    expect((await failure(world.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 1251 }))).code).toBe(
      'amount_too_large',
    )
    const captured = await world.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 1000 })
    expect([captured.status, captured.amount_received]).toEqual(['succeeded', 1000])
    expect((await failure(world.stripe.paymentIntents.capture(intent.id))).code).toBe('payment_intent_unexpected_state')
    expect((await failure(world.stripe.refunds.create({ payment_intent: intent.id, amount: 1001 }))).message).toContain(
      '$10.01',
    )
    expect((await world.stripe.refunds.create({ payment_intent: intent.id })).amount).toBe(1000)
  })

  test('an authorized intent can be canceled, a captured one cannot', async () => {
    const held = await paid(manual)
    expect((await world.stripe.paymentIntents.cancel(held.intent.id)).status).toBe('canceled')
    const done = await paid()
    expect((await failure(world.stripe.paymentIntents.cancel(done.intent.id))).code).toBe(
      'payment_intent_unexpected_state',
    )
  })
})

describe('refunds and disputes', () => {
  test('refunds add up to what was captured and not further', async () => {
    const { intent, charge } = await paid()
    const first = await world.stripe.refunds.create({
      payment_intent: intent.id,
      amount: 500,
      metadata: { refund: 'r1' },
    })
    expect([first.status, first.amount, first.metadata]).toEqual(['succeeded', 500, { refund: 'r1' }])
    await world.stripe.refunds.create({ charge: charge.id })
    expect((await failure(world.stripe.refunds.create({ charge: charge.id }))).code).toBe('charge_already_refunded')
    const all = await world.stripe.refunds.list({ payment_intent: intent.id })
    expect(all.data.map((refund) => refund.amount)).toEqual([750, 500])
    expect(await world.stripe.refunds.retrieve(first.id)).toMatchObject({ id: first.id, amount: 500 })
    const after = await world.stripe.charges.retrieve(charge.id, { expand: ['refunds'] })
    expect([after.refunded, after.amount_refunded, after.refunds?.data.length]).toEqual([true, 1250, 2])
  })

  test('a disputed charge cannot be refunded', async () => {
    const { intent } = await paid()
    const opened = await world.control(`payment_intents/${intent.id}/dispute`)
    expect([opened.status, opened.body['dispute']]).toMatchObject([200, { status: 'needs_response', amount: 1250 }])
    expect((await failure(world.stripe.refunds.create({ payment_intent: intent.id }))).code).toBe('charge_disputed')
    expect((await world.stripe.disputes.list({ payment_intent: intent.id })).data).toHaveLength(1)
  })
})

describe('the protocol', () => {
  test('a repeat under the same key is answered alike, another request under it is refused', async () => {
    const key = { idempotencyKey: 'order.1:session:1' }
    const first = await world.stripe.checkout.sessions.create(basket, key)
    const again = await world.stripe.checkout.sessions.create(basket, key)
    expect([again.id, again.lastResponse.headers['idempotent-replayed']]).toEqual([first.id, 'true'])
    const other = await failure(
      world.stripe.checkout.sessions.create({ ...basket, client_reference_id: 'order.2' }, key),
    )
    expect([other.type, other.statusCode]).toEqual(['StripeIdempotencyError', 400])
    const elsewhere = await failure(world.stripe.refunds.create({ payment_intent: 'pi_x' }, key))
    expect(elsewhere.message).toContain('same endpoint')
  })

  test('a parameter error does not use the key up', async () => {
    const key = { idempotencyKey: 'order.9:session:1' }
    await failure(world.stripe.checkout.sessions.create({ ...basket, mode: 'gift' as 'payment' }, key))
    expect((await world.stripe.checkout.sessions.create(basket, key)).status).toBe('open')
  })

  test('lists are walked to the end by the SDK, newest first and each object once', async () => {
    const other = await createStripeWorld()
    const made: string[] = []
    for (let n = 0; n < 7; n += 1) made.push((await other.stripe.checkout.sessions.create(basket)).id)
    const walked: string[] = []
    for await (const session of other.stripe.checkout.sessions.list({ limit: 3 })) walked.push(session.id)
    expect(walked).toEqual(made.reverse())
    const page = await other.stripe.checkout.sessions.list({ limit: 2, starting_after: walked[1] ?? '' })
    const back = await other.stripe.checkout.sessions.list({ limit: 2, ending_before: page.data[0]?.id ?? '' })
    expect([page.has_more, page.data.map(({ id }) => id), back.data.map(({ id }) => id)]).toEqual([
      true,
      walked.slice(2, 4),
      walked.slice(0, 2),
    ])
    await other.simulator.close()
  })

  test('a wrong key is 401, an unknown id 404, an unknown route the words of the vendor', async () => {
    const stranger = connect(world.url, 'sk_test_stranger')
    expect(await failure(stranger.refunds.list())).toMatchObject({ statusCode: 401, type: 'StripeAuthenticationError' })
    expect(await failure(world.stripe.refunds.retrieve('re_none'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such refund: 're_none'",
    })
    const unknown = await failure(world.stripe.customers.create({ email: 'a@example.com' }))
    expect([unknown.statusCode, unknown.message.split('.')[0]]).toEqual([
      404,
      'Unrecognized request URL (POST: /v1/customers)',
    ])
  })

  test('a live key is refused at the door', async () => {
    await expect(createStripeWorld({ secretKeys: ['sk_live_x'] })).rejects.toThrow('live key')
  })

  test('the control API answers loopback hosts only', async () => {
    const response = await fetch(`${world.url}/_sim/state`, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(response.status).toBe(403)
    const state = (await (await fetch(`${world.url}/_sim/state`)).json()) as { service: string }
    expect(state.service).toBe('stripe')
    expect((await world.control('faults', { dorp: 1 })).status).toBe(400)
  })

  test('seeded objects can be refunded', async () => {
    const loaded = await world.control('load', {
      paymentIntents: [
        { id: 'pi_seed1', amount: 900, currency: 'usd', created: 1_760_000_000, latest_charge: 'ch_seed1' },
      ],
      charges: [{ id: 'ch_seed1', amount: 900, currency: 'usd', created: 1_760_000_000, payment_intent: 'pi_seed1' }],
      sessions: [
        { id: 'cs_test_seed1', amount_total: 900, currency: 'usd', created: 1_760_000_000, payment_intent: 'pi_seed1' },
      ],
    })
    expect(loaded.body).toEqual({ loaded: { sessions: 1, paymentIntents: 1, charges: 1 } })
    expect(await world.stripe.refunds.create({ payment_intent: 'pi_seed1' })).toMatchObject({
      amount: 900,
      status: 'succeeded',
    })
    expect(await world.stripe.checkout.sessions.retrieve('cs_test_seed1')).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
    })
  })
})
