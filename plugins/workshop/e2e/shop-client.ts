import type { TestWorld } from '../dev/test-world.ts'

/** An HTTP answer, read whole. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number
  readonly body: Body
}

/** One row of `GET /inventory`. */
export interface InventoryRow {
  readonly sku: string
  readonly location: string
  readonly onHand: number
  readonly reserved: number
  readonly committed: number
  readonly unavailable: number
  /** Part of `unavailable`. */
  readonly damaged: number
  readonly available: number
}

/** What `POST /orders` answers when it places. */
export interface PlacedOrder {
  readonly order: { readonly id: string; readonly number: string; readonly state: string }
  readonly payment: { readonly provider: string; readonly url: string | null }
  readonly accessToken: string
}

/** Longer than this nobody asks an overloaded shop again. */
const patienceMs = 60_000

/** The public API of a world as an outside client sees it: no package of ours, only HTTP. */
export function shopClient(world: Pick<TestWorld, 'env' | 'access'>) {
  const base = `http://127.0.0.1:${world.env.port}`
  const call = async <Body>(
    method: string,
    path: string,
    options: { body?: unknown; token?: string; key?: string } = {},
  ): Promise<Answer<Body>> => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        ...(options.body !== undefined && { 'content-type': 'application/json' }),
        ...(options.token && { authorization: `Bearer ${options.token}` }),
        ...(options.key && { 'idempotency-key': options.key }),
      },
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    })
    const text = await response.text()
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as Body }
  }
  /** Asks again while the shop says that it is busy: nothing has happened then, and an order's id comes from its cart. */
  const patiently = async <Body>(...asked: Parameters<typeof call>): Promise<Answer<Body>> => {
    const until = performance.now() + patienceMs
    for (;;) {
      const answer = await call<Body>(...asked)
      if (answer.status !== 503 || performance.now() > until) return answer
      await new Promise((wait) => setTimeout(wait, 500))
    }
  }
  const manager = world.access.tokens.manager
  const inventory = async (sku: string): Promise<readonly InventoryRow[]> =>
    (await call<{ data: InventoryRow[] }>('GET', `/api/v1/inventory?sku=${sku}`, { token: manager })).body.data
  return {
    call,
    inventory,
    /** Counts every location of a SKU so that exactly `available` units are free, all at the first location. */
    setAvailable: async (sku: string, available: number): Promise<void> => {
      for (const [index, row] of (await inventory(sku)).entries()) {
        const counted = row.reserved + row.committed + row.unavailable + (index === 0 ? available : 0)
        if (counted === row.onHand) continue
        const done = await call('POST', '/api/v1/inventory/adjustments', {
          token: manager,
          body: { sku, location: row.location, counted, reason: 'count' },
        })
        if (done.status >= 300) throw new Error(`counting ${sku} answered ${done.status}: ${JSON.stringify(done.body)}`)
      }
    },
    /** A cart with lines, then an order: the whole way of one buyer, who waits while the shop is busy. */
    buy: async (
      lines: Readonly<Record<string, number>>,
      provider: 'stripe' | 'paypal' | 'cash' = 'cash',
    ): Promise<Answer<PlacedOrder>> => {
      const cart = await patiently<{ id: string }>('POST', '/api/v1/carts', { body: {} })
      for (const [sku, quantity] of Object.entries(lines))
        await patiently('PUT', `/api/v1/carts/${cart.body.id}/lines/${sku}`, { body: { quantity } })
      return patiently<PlacedOrder>('POST', '/api/v1/orders', {
        body: {
          cartId: cart.body.id,
          email: 'amira@example.test',
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
          payment: { provider },
        },
      })
    },
  }
}
