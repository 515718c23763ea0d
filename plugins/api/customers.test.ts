import { describe, expect, test } from 'vitest'
import { allRoutes } from './routes/all-routes.ts'
import { openApiFloor, orderBody, tokenOf } from './testing/api-floor.ts'

const home = {
  name: 'Amira Khan',
  line1: '41 Harbour Street',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  country: 'US',
}

test('C1 an account is opened by POST /customers, alike whether or not there is one', async () => {
  const floor = await openApiFloor()
  await floor.shopper('sam@example.com', 'Sam')
  const body = { name: 'Somebody', password: 'oat milk, no sugar', consents: { marketing: true } }
  const [taken, free] = [
    await floor.ask('POST', '/customers', { body: { ...body, email: 'sam@example.com' } }),
    await floor.ask('POST', '/customers', { body: { ...body, email: 'ida@example.com' } }),
  ]
  expect([taken.status, free.status]).toEqual([201, 201])
  const shape = (answer: { body: object }) => Object.keys(answer.body)
  expect(shape(taken)).toEqual(shape(free))
  expect(free.body).toMatchObject({ channel: 'email', to: 'ida@example.com' })
})

test('C2 C3 a wrong code is 422 with its code, and too many are 429 with Retry-After', async () => {
  const floor = await openApiFloor()
  const asked = await floor.ask('POST', '/customers', {
    body: { phone: '+14155550134', name: 'Sam', password: 'oat milk, no sugar' },
  })
  const body = { verification: asked.body['verification'], code: '12' }
  for (let tried = 0; tried < 5; tried += 1)
    expect(await floor.ask('POST', '/customers/confirmations', { body })).toMatchObject({
      status: 422,
      body: { code: 'verification_failed' },
    })
  const last = await floor.ask('POST', '/customers/confirmations', { body })
  expect([last.status, last.body['code'], last.headers.get('retry-after')]).toEqual([429, 'too_many_tries', '900'])
})

test('C4 a session’s token opens the account until it is signed out', async () => {
  const floor = await openApiFloor()
  const { token, email } = await floor.shopper()
  const me = () => floor.ask('GET', '/me', { token })
  expect(await me()).toMatchObject({ status: 200, body: { email, emailConfirmed: true } })
  const wrong = await floor.ask('POST', '/sessions', { body: { email, password: 'wrong password' } })
  expect([wrong.status, wrong.body['code']]).toEqual([422, 'sign_in_failed'])
  expect(await floor.ask('GET', '/sessions', { token })).toMatchObject({ body: { data: [{ current: true }] } })
  expect((await floor.ask('DELETE', '/sessions/current', { token })).status).toBe(200)
  expect(await me()).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
})

test('T7 profile and addresses are changed field by field, wrong fields named', async () => {
  const floor = await openApiFloor()
  const { token } = await floor.shopper()
  const changed = await floor.ask('PATCH', '/me', { token, body: { name: 'Amira H.', consents: { marketing: true } } })
  expect(changed.body).toMatchObject({ name: 'Amira H.', consents: { marketing: true, analytics: false } })
  const bad = await floor.ask('POST', '/me/addresses', { token, body: { ...home, postalCode: '9', region: 'XX' } })
  expect(bad).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
  expect((bad.body['issues'] as { path: string }[]).map(({ path }) => path)).toEqual(['postalCode', 'region'])
  const added = await floor.ask('POST', '/me/addresses', { token, body: home })
  expect(added).toMatchObject({ status: 201, body: home })
  const path = `/me/addresses/${String(added.body['key'])}`
  const moved = { ...home, line1: '9 Tin Alley' }
  expect(await floor.ask('PUT', path, { token, body: moved })).toMatchObject({ status: 200, body: moved })
  expect((await floor.ask('DELETE', path, { token })).status).toBe(200)
  expect((await floor.ask('DELETE', path, { token })).status).toBe(404)
})

describe('T6 an order of somebody signed in', () => {
  test('T6 is in their history, theirs to read without its own key, and can be ordered again', async () => {
    const floor = await openApiFloor()
    const { token } = await floor.shopper()
    const cart = await floor.cart({ LATTE: 2 })
    const placed = await floor.ask('POST', '/orders', {
      token,
      body: orderBody(cart, { payment: { provider: 'cash' } }),
    })
    const { id } = placed.body['order'] as { id: string }
    expect(await floor.ask('GET', '/me/orders', { token })).toMatchObject({ body: { data: [{ id, units: 2 }] } })
    expect(await floor.ask('GET', `/orders/${id}`, { token })).toMatchObject({ status: 200, body: { id } })
    const again = await floor.ask('POST', `/me/orders/${id}/reorder`, { token })
    expect(again).toMatchObject({ status: 201, body: { missing: [] } })
    const filled = await floor.ask('GET', `/carts/${String(again.body['cartId'])}`)
    expect(filled.body).toMatchObject({ lines: [{ sku: 'LATTE', quantity: 2 }] })
  })

  test('T8 is nobody else’s: a stranger with an account is told that there is none', async () => {
    const floor = await openApiFloor()
    const { token } = await floor.shopper()
    const { token: stranger } = await floor.shopper('sam@example.com', 'Sam')
    const cart = await floor.cart({ LATTE: 1 })
    const placed = await floor.ask('POST', '/orders', {
      token,
      body: orderBody(cart, { payment: { provider: 'cash' } }),
    })
    const { id } = placed.body['order'] as { id: string }
    for (const [method, path] of [
      ['GET', `/orders/${id}`],
      ['GET', `/orders/${id}/tracking`],
      ['GET', `/orders/${id}/events`],
      ['POST', `/orders/${id}/cancel`],
      ['POST', `/me/orders/${id}/reorder`],
    ] as const) {
      const body = path.endsWith('cancel') ? { body: {} } : {}
      const answer = await floor.ask(method, path, { token: stranger, ...body })
      expect([path, answer.status, answer.body['code']]).toEqual([path, 404, 'order_not_found'])
    }
  })
})

test('T8 no route of accounts answers without a session, and none to a member of staff', async () => {
  const floor = await openApiFloor()
  const own = allRoutes.filter(({ access }) => access === 'shopper')
  expect(own.length).toBeGreaterThan(12)
  for (const { method, path, body } of own)
    for (const token of [undefined, 'nobody', tokenOf('manager'), tokenOf('server')]) {
      const at = path
        .replace(':key', 'home')
        .replace(':id', path.startsWith('/sessions') ? `session.${'0'.repeat(64)}` : 'order.01a')
      const answer = await floor.ask(method, at, { ...(token ? { token } : {}), ...(body ? { body: {} } : {}) })
      expect([method, at, token, answer.status]).toEqual([method, at, token, 401])
    }
})

test('T8 a device of somebody else is not there to sign out', async () => {
  const floor = await openApiFloor()
  const amira = await floor.shopper()
  const sam = await floor.shopper('sam@example.com', 'Sam')
  const sessions = await floor.ask('GET', '/sessions', { token: amira.token })
  const [{ id } = { id: '' }] = sessions.body['data'] as { id: string }[]
  expect(await floor.ask('DELETE', `/sessions/${id}`, { token: sam.token })).toMatchObject({
    status: 404,
    body: { code: 'session_not_found' },
  })
  expect((await floor.ask('GET', '/me', { token: amira.token })).status).toBe(200)
})

test('an account goes for good by its password, and its token with it', async () => {
  const floor = await openApiFloor()
  const { token, password } = await floor.shopper()
  expect((await floor.ask('GET', '/me/export', { token })).body).toMatchObject({ customer: { name: 'Amira Khan' } })
  expect((await floor.ask('DELETE', '/me', { token, body: { password: 'not it at all' } })).status).toBe(422)
  expect(await floor.ask('DELETE', '/me', { token, body: { password } })).toMatchObject({ body: { done: true } })
  expect((await floor.ask('GET', '/me', { token })).status).toBe(401)
})
