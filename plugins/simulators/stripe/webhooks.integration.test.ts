import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { basket, createReceiver, createStripeWorld, until, webhookSecret } from '../testing.ts'

const closers: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function begin(answer?: (count: number) => number, dataDir = ':memory:') {
  const receiver = await createReceiver(answer)
  closers.push(receiver.close)
  const world = await createStripeWorld({ webhookUrl: receiver.url, dataDir })
  closers.push(world.simulator.close)
  const verified = () =>
    receiver.received.flatMap(({ body, signature }) => {
      try {
        return [world.stripe.webhooks.constructEvent(body, signature, webhookSecret)]
      } catch {
        return []
      }
    })
  const buy = async () => {
    const session = await world.stripe.checkout.sessions.create(basket)
    await world.control(`checkout/sessions/${session.id}/pay`, { card: '4242424242424242' })
    return session
  }
  return { ...world, receiver, verified, buy }
}

const types = (events: readonly Stripe.Event[]) => events.map((event) => event.type).sort()
const ofOnePurchase = [
  'charge.succeeded',
  'checkout.session.completed',
  'payment_intent.created',
  'payment_intent.succeeded',
]

test('a purchase is told in events that the SDK verifies and that the API lists', async () => {
  const world = await begin()
  const session = await world.buy()
  const events = await until(() => world.verified().length >= 4 && world.verified())
  expect(types(events)).toEqual(ofOnePurchase)
  const completed = events.find((event) => event.type === 'checkout.session.completed')
  expect(completed?.data.object).toMatchObject({
    id: session.id,
    client_reference_id: 'order.1',
    payment_status: 'paid',
  })
  expect(await world.stripe.events.retrieve(completed?.id ?? '')).toMatchObject({
    type: 'checkout.session.completed',
    api_version: '2026-10-28.endive',
  })
  const listed = await world.stripe.events.list({ type: 'checkout.session.completed' })
  expect(listed.data.map(({ id }) => id)).toEqual([completed?.id])
})

test('a refused delivery is tried again until it is taken', async () => {
  const world = await begin((count) => (count <= 2 ? 500 : 200))
  await world.buy()
  await until(() => new Set(world.verified().map(({ id }) => id)).size === 4 && world.receiver.received.length >= 6)
  const state = (await (await fetch(`${world.url}/_sim/state`)).json()) as { deliveries: { failed: number } }
  expect(state.deliveries.failed).toBe(0)
})

test('a queue that nobody took survives a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-sim-'))
  closers.push(() => rmSync(dataDir, { recursive: true }))
  const first = await createStripeWorld({ webhookUrl: 'http://127.0.0.1:9/webhooks/stripe', dataDir })
  const session = await first.stripe.checkout.sessions.create(basket)
  await first.control(`checkout/sessions/${session.id}/pay`, { card: '4242424242424242' })
  await first.simulator.close()
  const second = await begin(undefined, dataDir)
  await until(() => second.verified().length === 4)
  expect(types(second.verified())).toEqual(ofOnePurchase)
  expect((await second.stripe.checkout.sessions.retrieve(session.id)).status).toBe('complete')
})

test('faults duplicate, lose, and wrongly sign deliveries, and stop when they are taken back', async () => {
  const world = await begin((count) => (count > 0 ? 200 : 500))
  await world.control('faults', { duplicate: 2, reorder: true })
  await world.buy()
  await until(() => world.verified().length === 12)
  expect(new Set(world.verified().map(({ id }) => id)).size).toBe(4)

  await world.control('reset')
  world.receiver.received.length = 0
  await world.control('faults', { drop: 1 })
  await world.buy()
  const tried = async () => {
    const state = (await (await fetch(`${world.url}/_sim/state`)).json()) as { deliveries: unknown }
    return state.deliveries
  }
  expect([await tried(), world.receiver.received.length]).toEqual([{ pending: 4, delivered: 0, failed: 0 }, 0])
  await world.control('faults', {})
  await until(() => world.verified().length === 4)
})

test('a wrong signature is seen by the SDK', async () => {
  const world = await begin()
  await world.control('faults', { badSignature: true })
  await world.buy()
  await until(() => world.receiver.received.length === 4)
  expect(world.verified()).toEqual([])
})

test('the API answers its server error, or nothing at all, while a fault says so', async () => {
  const world = await begin()
  await world.control('faults', { errorRate: 1 })
  await expect(world.stripe.events.list()).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 500 })
  await world.control('faults', { downMs: 60_000 })
  await expect(world.stripe.events.list()).rejects.toMatchObject({ type: 'StripeConnectionError' })
  await world.control('faults', {})
  expect((await world.stripe.events.list()).data).toEqual([])
})

test('an endpoint made through the API is sent what it asked for, signed with its own secret', async () => {
  const world = await begin()
  const receiver = await createReceiver()
  closers.push(receiver.close)
  const made = await world.stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['refund.created'] })
  const session = await world.buy()
  const { payment_intent: intent } = await world.stripe.checkout.sessions.retrieve(session.id)
  await world.stripe.refunds.create({ payment_intent: String(intent), amount: 100 })
  const [sent] = await until(() => receiver.received.length > 0 && receiver.received)
  const event = world.stripe.webhooks.constructEvent(sent?.body ?? '', sent?.signature ?? '', made.secret ?? '')
  expect([event.type, receiver.received.length]).toEqual(['refund.created', 1])
  expect(await world.stripe.webhookEndpoints.del(made.id)).toMatchObject({ deleted: true })
})

test('an event can be sent again from the page for people', async () => {
  const world = await begin()
  await world.buy()
  const [first] = await until(() => world.verified().length === 4 && world.verified())
  const answer = await fetch(`${world.url}/events/${first?.id}/send`, { method: 'POST', redirect: 'manual' })
  expect(answer.status).toBe(303)
  await until(() => world.verified().filter(({ id }) => id === first?.id).length === 2)
})
