import { roles, type Role } from '@souk/kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { allExamples } from './examples/all-examples.ts'
import type { Route } from './route.ts'
import { allRoutes } from './routes/all-routes.ts'
import { orderBody, tokenOf } from './testing/api-floor.ts'
import { exchanged, openExampleFloor } from './testing/example-floor.ts'

const strangers = ['nobody', 'a wrong token', 'another shopper', 'bearer of another order', 'bearer of another ticket']
const owners = ['the owner', 'bearer of the order', 'bearer of the ticket']
const callers = [...strangers, ...owners, ...roles] as readonly string[]
type Verdict = 'in' | 401 | 403 | 404

const isRole = (caller: string): caller is Role => (roles as readonly string[]).includes(caller)
const isShopper = (caller: string) => caller === 'the owner' || caller === 'another shopper'

/** What the route says of itself, asked for somebody else's document: who is let in, and how the rest are told. */
function declared(route: Route, caller: string, allowed: readonly Role[] | undefined): Verdict {
  const byRole = (): Verdict =>
    isRole(caller) && (caller === 'server' || (allowed ?? roles).includes(caller)) ? 'in' : 403
  if (route.access === 'anyone') return 'in'
  if (route.access === 'staff') return isRole(caller) ? byRole() : 401
  if (route.access === 'shopper') {
    if (!isShopper(caller)) return 401
    return caller === 'the owner' || Object.keys(route.params.shape).length === 0 ? 'in' : 404
  }
  if (isRole(caller)) return byRole()
  return caller === 'the owner' || caller === `bearer of the ${route.access}` ? 'in' : 404
}

/** A shop with two of everything, and a token for every caller. */
async function openMatrixFloor() {
  const floor = await openExampleFloor()
  const { live, commerce } = floor
  const sam = await floor.shopper('sam@example.com', 'Sam')
  const owner = (await floor.tokenFor('shopper')) ?? ''
  const other = await floor.order({ LATTE: 1 })
  live.set('order', live.get('ownOrder') ?? '').set('openOrder', live.get('ownOrder') ?? '')
  live.set('fulfillment', `fulfillment.${live.get('ownOrder')?.slice('order.'.length)}-1`)
  live.set('cart', await floor.cart({ LATTE: 2 }))
  const home = orderBody('').address
  const address = await floor.ask('POST', '/me/addresses', { token: owner, body: home })
  live.set('address', String(address.body['key']))
  const letter = { subject: 'Late', message: 'Where is it?', email: 'eve@example.com' }
  const second = await floor.ask('POST', '/tickets', { body: letter })
  const tokens: Readonly<Record<string, string | undefined>> = {
    'a wrong token': 'sk-nonsense',
    'another shopper': sam.token,
    'the owner': owner,
    'bearer of the order': commerce.accessToken(live.get('ownOrder') ?? ''),
    'bearer of another order': other.token,
    'bearer of the ticket': live.get('ticketToken'),
    'bearer of another ticket': String(second.body['accessToken']),
    ...Object.fromEntries(roles.map((role) => [role, tokenOf(role)])),
  }
  return { ...floor, tokens }
}

type MatrixFloor = Awaited<ReturnType<typeof openMatrixFloor>>

/** Something of the owner's order is missing: there is a question to answer. */
async function askAboutMissing(floor: MatrixFloor): Promise<void> {
  const body = { sku: 'LATTE', quantity: 1, reason: 'damaged', candidates: ['MOCHA'] }
  const path = `/fulfillments/${floor.live.get('fulfillment')}/missing`
  const asked = await floor.ask('POST', path, { token: tokenOf('picker'), body })
  expect(asked.body).toMatchObject({ outcome: 'asked' })
  floor.live.set('substitution', String(asked.body['key']))
}

/** The owner's order has been brought, and some of it is to come back. */
async function bringAndReturn(floor: MatrixFloor): Promise<void> {
  const picker = (step: string, body: object) =>
    floor.ask('POST', `/fulfillments/${floor.live.get('fulfillment')}/${step}`, { token: tokenOf('picker'), body })
  await picker('pick', {})
  await picker('pack', {})
  await picker('hand-over', { courier: 'Sam' })
  await picker('deliver', {})
  const body = { kind: 'return', lines: [{ sku: 'LATTE', quantity: 1, reason: 'faulty' }] }
  const path = `/orders/${floor.live.get('ownOrder')}/returns`
  const opened = await floor.ask('POST', path, { token: tokenOf('support'), body })
  expect(opened.status).toBe(201)
  floor.live.set('openReturn', String(opened.body['id']))
}

async function send(floor: MatrixFloor, route: Route, caller: string) {
  const example = allExamples.find(({ id }) => id === route.id)
  const params: Readonly<Record<string, string>> = exchanged(example?.params ?? {}, floor.live, 'live')
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const token = floor.tokens[caller]
  const response = await floor.send(route.method, path, {
    ...(token === undefined ? {} : { token }),
    ...(example?.body === undefined ? {} : { body: exchanged(example.body, floor.live, 'live') }),
  })
  const refused = response.status >= 400
  const text = refused ? await response.text() : ''
  if (!refused) await response.body?.cancel()
  return { status: response.status, text }
}

/** Everything that a request could have changed; that somebody was seen is no change. */
const stored = (floor: MatrixFloor) =>
  JSON.stringify(floor.store.all().filter(({ _type }) => _type !== 'session' && _type !== 'idempotencyKey'))

let shared: MatrixFloor | undefined

describe.each(allRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))('T8 %s', (_, route) => {
  let floor: MatrixFloor
  beforeAll(async () => {
    // Reading changes nothing, so all that read can share a shop
    shared ??= await openMatrixFloor()
    floor = route.method === 'GET' ? shared : await openMatrixFloor()
    if (route.id === 'settleSubstitution') await askAboutMissing(floor)
    if (route.id === 'exchangeReturn') await bringAndReturn(floor)
  })
  const allowedFor = () => {
    const command = floor.commerce.commands.find(({ name }) => name === 'adjustStock')
    return route.id === 'runCommand' ? command?.roles : route.roles
  }

  test('T8 turns away whom it is not for, tells them nothing and changes nothing', async () => {
    const before = stored(floor)
    for (const caller of callers) {
      const verdict = declared(route, caller, allowedFor())
      if (verdict === 'in') continue
      const { status, text } = await send(floor, route, caller)
      expect([caller, status]).toEqual([caller, verdict])
      expect([caller, /Amira|amira@|Harbour|\+1415/.test(text)]).toEqual([caller, false])
    }
    expect(stored(floor)).toBe(before)
  })

  test('T8 lets everybody in whom it is for', async () => {
    for (const caller of callers.filter((each) => declared(route, each, allowedFor()) === 'in')) {
      const { status } = await send(floor, route, caller)
      expect([caller, [401, 403, 404].includes(status)]).toEqual([caller, false])
    }
    expect(floor.faults).toEqual([])
  })
})

test('every command is run by the roles of its row and by nobody else', async () => {
  const floor = await openMatrixFloor()
  const before = stored(floor)
  for (const { name, roles: allowed } of floor.commerce.commands)
    for (const caller of callers.filter((each) => each !== 'server')) {
      const token = floor.tokens[caller]
      // An input that no command takes: who is let in is told so, and nothing happens
      const body = { input: { unknown: true } }
      const { status } = await floor.ask('POST', `/commands/${name}`, {
        body,
        ...(token === undefined ? {} : { token }),
      })
      const expected = !isRole(caller) ? 401 : allowed.includes(caller) ? 422 : 403
      expect([name, caller, status]).toEqual([name, caller, expected])
    }
  expect(stored(floor)).toBe(before)
})
