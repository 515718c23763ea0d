import { afterAll, beforeAll, expect, test } from 'vitest'
import { basket, createStripeWorld } from '../testing.ts'

let world: Awaited<ReturnType<typeof createStripeWorld>>
beforeAll(async () => {
  world = await createStripeWorld()
})
afterAll(() => world.simulator.close())

async function post(url: string, fields: Record<string, string>) {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return { status: response.status, location: response.headers.get('location'), text: await response.text() }
}

test('the pay page shows lines and total, escapes what the shop sent, and loads nothing from elsewhere', async () => {
  const session = await world.stripe.checkout.sessions.create(basket)
  const response = await fetch(session.url ?? '')
  const text = await response.text()
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('content-security-policy')).toContain("form-action 'self' http://localhost:3000")
  for (const words of [
    'Cake &#38; cream',
    '$12.50',
    '$4.50',
    'amira@example.com',
    'Payment simulator',
    'http://localhost:3000/checkout',
  ]) {
    expect(text).toContain(words)
  }
  expect(text).not.toMatch(/<script|src="http/)
})

test('a good card leads back to the shop with the session, and the page is closed afterwards', async () => {
  const session = await world.stripe.checkout.sessions.create(basket)
  const url = session.url ?? ''
  const answer = await post(url, { card: '4242 4242 4242 4242', email: 'amira@example.com', after: 'return' })
  expect([answer.status, answer.location]).toEqual([303, `http://localhost:3000/orders/1?session=${session.id}`])
  expect(await (await fetch(url)).text()).toContain('Return to the shop')
})

test('a declined card is told in words and the next one works', async () => {
  const { url } = await world.stripe.checkout.sessions.create(basket)
  const refused = await post(url ?? '', { card: '4000000000009995', email: 'a@example.com' })
  expect([refused.status, refused.text.includes('insufficient funds')]).toEqual([402, true])
  const stayed = await post(url ?? '', { card: '4242424242424242', email: 'a@example.com', after: 'stay' })
  expect([stayed.status, stayed.text.includes('Paid')]).toEqual([200, true])
})

test('3-D Secure asks on its own page; failing leads back to the pay page, completing to the shop', async () => {
  const session = await world.stripe.checkout.sessions.create(basket)
  const url = session.url ?? ''
  const card = { card: '4000002500003155', email: 'a@example.com' }
  const asked = await post(url, card)
  expect(asked.location).toMatch(/^\/3ds\/pi_/)
  const bank = `${world.url}${asked.location}`
  expect(await (await fetch(bank)).text()).toContain('Complete authentication')
  const failed = await post(bank, { answer: 'fail' })
  expect(failed.location).toBe(`/c/pay/${session.id}?failed=1`)
  expect(await (await fetch(`${world.url}${failed.location}`)).text()).toContain('unable to authenticate')
  await post(url, card)
  expect((await post(bank, { answer: 'complete' })).location).toContain(session.id)
})

test('people see sessions, payments and events, and can give money back', async () => {
  const session = await world.stripe.checkout.sessions.create(basket)
  await post(session.url ?? '', { card: '4242424242424242', email: 'a@example.com' })
  const { payment_intent: intent } = await world.stripe.checkout.sessions.retrieve(session.id)
  const home = await (await fetch(world.url)).text()
  for (const words of ['order.1', String(intent), 'checkout.session.completed', 'Send again'])
    expect(home).toContain(words)
  expect((await post(`${world.url}/payments/${String(intent)}/refund`, { amount: '250' })).status).toBe(303)
  const refunds = await world.stripe.refunds.list({ payment_intent: String(intent) })
  expect(refunds.data.map(({ amount }) => amount)).toEqual([250])
  const tooMuch = await post(`${world.url}/payments/${String(intent)}/refund`, { amount: '9999' })
  expect(tooMuch.text).toContain('greater than unrefunded amount')
})

async function asked(address: string) {
  return (await fetch(address, { headers: { 'sec-fetch-site': 'cross-site' } })).status
}

test('the pages for people refuse other host names, the pay page does not', async () => {
  const { url } = await world.stripe.checkout.sessions.create(basket)
  expect([await asked(world.url), await asked(url ?? '')]).toEqual([404, 200])
})
