import { Ajv, type ValidateFunction } from 'ajv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { basket, createStripeWorld, secretKey } from '../testing.ts'
import { book } from './schemas/book.ts'
import { generate } from './schemas/generate.ts'
import type { Roots } from './schemas/roots.ts'

let world: Awaited<ReturnType<typeof createStripeWorld>>
const compiled = new Map<string, ValidateFunction>()

beforeAll(async () => {
  world = await createStripeWorld()
})
afterAll(() => world.simulator.close())

/** What is wrong with an object as it went over the wire, by the schema of the SDK's type. */
function faultsOf(root: Exclude<keyof Roots, `request.${string}`>, value: unknown): readonly unknown[] {
  const known = compiled.get(root)
  const ajv = new Ajv({ strict: false, allErrors: true, inlineRefs: false })
  const validate = known ?? ajv.compile({ ...book.roots[root], $defs: book.$defs })
  compiled.set(root, validate)
  validate(value)
  return validate.errors ?? []
}

async function raw(path: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${world.url}/v1/${path}`, { headers: { authorization: `Bearer ${secretKey}` } })
  return (await response.json()) as Record<string, unknown>
}

async function buy(card: string, manual = false) {
  const { stripe, control } = world
  const data = manual ? { payment_intent_data: { capture_method: 'manual' as const } } : {}
  const session = await stripe.checkout.sessions.create({ ...basket, ...data })
  await control(`checkout/sessions/${session.id}/pay`, { card, email: 'amira@example.com' })
  return session.id
}

test('the committed schemas are those of the installed package', () => {
  expect(generate()).toEqual(book)
}, 60_000)

test.each([
  ['4242424242424242', false],
  ['4242424242424242', true],
  ['4000000000000002', false],
  ['4000002500003155', false],
  ['4000000000000259', false],
])('every object of a purchase with %s (manual capture: %s) has the shape of its type', async (card, manual) => {
  const id = await buy(card, manual)
  const session = await raw(`checkout/sessions/${id}?expand[]=line_items&expand[]=payment_intent.latest_charge`)
  expect(faultsOf('checkout.session', session)).toEqual([])
  const intent = session['payment_intent'] as { id: string; latest_charge: unknown }
  expect(faultsOf('payment_intent', intent)).toEqual([])
  const charges = [intent.latest_charge].filter((charge) => charge !== null)
  expect(charges.flatMap((charge) => faultsOf('charge', charge))).toEqual([])
  const lines = (await raw(`checkout/sessions/${id}/line_items`))['data'] as unknown[]
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(faultsOf('item', line)).toEqual([])
})

test('refunds, disputes and endpoints have the shapes of their types', async () => {
  const id = await buy('4242424242424242')
  const { payment_intent: intent } = await world.stripe.checkout.sessions.retrieve(id)
  const refund = await world.stripe.refunds.create({ payment_intent: String(intent), amount: 100 })
  expect(faultsOf('refund', await raw(`refunds/${refund.id}`))).toEqual([])
  const disputed = await buy('4000000000000259')
  const { payment_intent: other } = await world.stripe.checkout.sessions.retrieve(disputed)
  const [dispute] = (await raw(`disputes?payment_intent=${String(other)}`))['data'] as unknown[]
  expect(faultsOf('dispute', dispute)).toEqual([])
  const endpoint = await world.stripe.webhookEndpoints.create({ url: 'http://localhost:1/x', enabled_events: ['*'] })
  expect(faultsOf('webhook_endpoint', await raw(`webhook_endpoints/${endpoint.id}`))).toEqual([])
})
