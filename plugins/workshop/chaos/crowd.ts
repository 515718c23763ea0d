import { Agent, request } from 'node:http'

/** An HTTP answer, read whole; status 0 when there was none. */
interface Heard {
  readonly status: number
  readonly text: string
  readonly retryAfterMs: number
}
export type Ask = (who: number, origin: string, method: string, path: string, body?: unknown) => Promise<Heard>

const buyer = {
  email: 'crowd@example.test',
  phone: '+14155550134',
  address: {
    name: 'Crowd',
    line1: '41 Harbour Street',
    city: 'San Francisco',
    region: 'CA',
    postalCode: '94105',
    country: 'US',
  },
  delivery: { method: 'delivery' },
}

/** Asks as one of many people, each from a loopback address of his own, so that no single one meets the rate limit. */
export function crowd(patienceMs: number): { readonly ask: Ask; leave(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 })
  const ask: Ask = (who, origin, method, path, body) =>
    new Promise((done) => {
      const text = body === undefined ? '' : JSON.stringify(body)
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
      const localAddress = `127.0.0.${1 + (who % 64)}`
      const none = (error: Error) => done({ status: 0, text: error.message, retryAfterMs: 100 })
      const asked = request(new URL(path, origin), { agent, method, headers, localAddress }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', none)
        response.on('end', () => {
          const retryAfterMs = Number(response.headers['retry-after'] ?? 1) * 1000
          done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), retryAfterMs })
        })
      })
      asked.setTimeout(patienceMs, () => asked.destroy(new Error('no answer in time')))
      asked.on('error', none)
      asked.end(text)
    })
  return { ask, leave: () => agent.destroy() }
}

/** A cart with one of an article; undefined when it could not be had. */
export async function cartWith(ask: Ask, who: number, origin: string, sku: string): Promise<string | undefined> {
  const made = await ask(who, origin, 'POST', '/api/v1/carts', {})
  if (made.status !== 201) return undefined
  const { id } = JSON.parse(made.text) as { readonly id: string }
  const line = await ask(who, origin, 'PUT', `/api/v1/carts/${id}/lines/${sku}`, { quantity: 1 })
  return line.status === 200 ? id : undefined
}

export const checkOut = (ask: Ask, who: number, origin: string, cartId: string, provider: 'stripe' | 'cash') =>
  ask(who, origin, 'POST', '/api/v1/orders', { cartId, ...buyer, payment: { provider } })

/** Does something for each of many, so many at a time. */
export async function eachOf<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index]
      if (item !== undefined) await work(item, index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
}
