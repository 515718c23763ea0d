import { registerShopper } from '@souk/commerce'
import { openMemoryFloor, type ShopFloor } from '@souk/commerce/testing'
import type { Role } from '@souk/kernel'
import { createApi } from '../create-api.ts'
import type { StaffMember } from '../lake-identity.ts'
import type { RateLimit } from '../rate-limit.ts'

const secret = 'a secret of the tests'

/** Tokens of the tests: the word is the role. */
export const tokenOf = (role: Role) => `token-of-${role}`

const identity = async (token: string): Promise<StaffMember | undefined> => {
  const role = /^token-of-(\w+)$/.exec(token)?.[1]
  return role === undefined ? undefined : { id: `p-${role}`, name: `The ${role}`, role: role as Role }
}

/** An answer, read whole. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

export interface Asking {
  readonly body?: unknown
  readonly token?: string
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly address?: string
}

/** The API over any shop floor, asked without a port. */
export function apiOver(commerce: ShopFloor['commerce'], now: ShopFloor['now'], rateLimit?: RateLimit) {
  const faults: unknown[] = []
  const api = createApi({
    commerce,
    identity,
    publicOrigin: 'https://shop.example',
    secret,
    imageUrl: (asset) => `https://shop.example/media/${asset}/800.webp`,
    clock: now,
    log: (_level, message, fields) => void faults.push([message, fields]),
    ...(rateLimit ? { rateLimit } : {}),
  })
  const send = (method: string, path: string, asking: Asking = {}) => {
    const text = typeof asking.body === 'string' ? asking.body : JSON.stringify(asking.body)
    const request = new Request(`https://shop.example${path.startsWith('/api') ? '' : '/api/v1'}${path}`, {
      method,
      headers: {
        ...(asking.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(asking.token === undefined ? {} : { authorization: `Bearer ${asking.token}` }),
        ...(asking.key === undefined ? {} : { 'idempotency-key': asking.key }),
        ...asking.headers,
      },
      ...(asking.body === undefined ? {} : { body: text }),
    })
    return api.handle(request, { address: asking.address ?? '192.0.2.1' })
  }
  const ask = async (method: string, path: string, asking: Asking = {}): Promise<Answer> => {
    const response = await send(method, path, asking)
    const text = await response.text()
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
    return { status: response.status, headers: response.headers, body }
  }
  return { api, send, ask, faults }
}

/** What `POST /orders` needs beside the cart. */
export const orderBody = (cartId: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  cartId,
  email: 'amira@example.com',
  phone: '+14155550134',
  address: {
    name: 'Amira Haddad',
    line1: '41 Harbour Street',
    city: 'San Francisco',
    region: 'CA',
    postalCode: '94105',
    country: 'US',
  },
  delivery: { method: 'delivery' },
  payment: { provider: 'stripe' },
  ...changes,
})

/** A shop in memory with its API, and the steps that many tests begin with. */
export async function openApiFloor(
  stock: Readonly<Record<string, number>> = { LATTE: 10, MOCHA: 5 },
  rateLimit?: RateLimit,
) {
  const floor = await openMemoryFloor(stock)
  const asked = apiOver(floor.commerce, floor.now, rateLimit)
  const cart = async (lines: Readonly<Record<string, number>>): Promise<string> => {
    const made = await asked.ask('POST', '/carts', { body: {} })
    const id = String(made.body['id'])
    for (const [sku, quantity] of Object.entries(lines)) {
      await asked.ask('PUT', `/carts/${id}/lines/${sku}`, { body: { quantity } })
    }
    return id
  }
  const order = async (lines: Readonly<Record<string, number>>, changes: Readonly<Record<string, unknown>> = {}) => {
    const answer = await asked.ask('POST', '/orders', { body: orderBody(await cart(lines), changes) })
    const { order: placed, accessToken } = answer.body as {
      order?: { id: string; fulfillments: { id: string }[] }
      accessToken?: string
    }
    return { answer, id: placed?.id ?? '', token: accessToken ?? '', fulfillment: placed?.fulfillments[0]?.id ?? '' }
  }
  const shopper = async (email = 'amira@example.com', name = 'Amira Khan', address = '192.0.2.1') => {
    const password = 'oat milk, no sugar'
    const id = await registerShopper(floor.commerce, secret, { email, name, password }, { address })
    const signed = await asked.ask('POST', '/sessions', { body: { email, password }, address })
    return { id, email, password, token: String(signed.body['token']) }
  }
  return { ...floor, ...asked, cart, order, shopper }
}
