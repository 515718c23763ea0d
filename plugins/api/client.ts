import type { z } from 'zod'
import type * as carts from './schemas/carts.ts'
import type * as catalog from './schemas/catalog.ts'
import type * as inventory from './schemas/inventory.ts'
import type * as orders from './schemas/orders.ts'

/** A problem document, RFC 9457: the figures of the refusal stand beside the fixed members. */
export interface ApiProblem {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly [figure: string]: unknown
}

/** An answer or a problem. The network's own faults are thrown. */
export type ApiResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: ApiProblem }

export interface ApiClientOptions {
  /** Address of the API: `/api/v1`, or with an origin before it. */
  readonly base: string
  /** The bearer at this moment: a staff token or an order's access token. */
  readonly token?: () => string | undefined
  readonly fetch?: typeof fetch
}

interface Send {
  readonly body?: unknown
  readonly key?: string | undefined
}

/** A typed client for browsers: only `fetch`, nothing of the server. */
export function createApiClient(options: ApiClientOptions) {
  async function send<Value>(method: string, path: string, { body, key }: Send = {}): Promise<ApiResult<Value>> {
    const token = options.token?.()
    const response = await (options.fetch ?? fetch)(`${options.base}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    // The server's answers are held to these types by its own tests
    return response.ok ? { ok: true, value: answer as Value } : { ok: false, problem: answer as ApiProblem }
  }
  const at = encodeURIComponent
  return {
    products: (query: Readonly<Record<string, string>> = {}) =>
      send<z.output<typeof catalog.ProductList>>('GET', `/products?${new URLSearchParams(query)}`),
    product: (handle: string) => send<z.output<typeof catalog.ProductDetail>>('GET', `/products/${at(handle)}`),
    categories: () => send<z.output<typeof catalog.CategoryList>>('GET', '/categories'),
    createCart: (body: z.input<typeof carts.NewCart> = {}, key?: string) =>
      send<z.output<typeof carts.Cart>>('POST', '/carts', { body, key }),
    cart: (id: string) => send<z.output<typeof carts.Cart>>('GET', `/carts/${at(id)}`),
    setCartLine: (id: string, sku: string, quantity: number) =>
      send<z.output<typeof carts.Cart>>('PUT', `/carts/${at(id)}/lines/${at(sku)}`, { body: { quantity } }),
    placeOrder: (body: z.input<typeof orders.NewOrder>, key?: string) =>
      send<z.output<typeof orders.PlacedOrder>>('POST', '/orders', { body, key }),
    order: (id: string) => send<z.output<typeof orders.Order>>('GET', `/orders/${at(id)}`),
    tracking: (id: string) => send<z.output<typeof orders.Tracking>>('GET', `/orders/${at(id)}/tracking`),
    cancelOrder: (id: string, body: z.input<typeof orders.CancelOrder> = {}, key?: string) =>
      send<z.output<typeof orders.Order>>('POST', `/orders/${at(id)}/cancel`, { body, key }),
    inventory: (query: Readonly<Record<string, string>> = {}) =>
      send<z.output<typeof inventory.StockLevelList>>('GET', `/inventory?${new URLSearchParams(query)}`),
    /** Runs a command as the member of staff whose token it is. */
    run: (name: string, input: Readonly<Record<string, unknown>>, key?: string) =>
      send<{ readonly value: unknown }>('POST', `/commands/${at(name)}`, { body: { input }, key }),
  }
}
