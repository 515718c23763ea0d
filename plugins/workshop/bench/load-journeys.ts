import { Agent, request } from 'node:http'

/** What one visitor does again and again. Throws when an answer is not the one it came for. */
export type Journey = (index: number) => Promise<void>

interface Answered {
  readonly status: number
  readonly text: string
}

/** Asks from one of `width` loopback addresses, so that no single one meets the server's rate limit. */
function asker(origin: string, width: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: width * 2 })
  return (index: number, method: string, path: string, body?: unknown): Promise<Answered> =>
    new Promise((done, broken) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const headers =
        text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
      const localAddress = `127.0.0.${1 + (index % width)}`
      const asked = request(new URL(path, origin), { agent, method, headers, localAddress }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      })
      asked.on('error', broken)
      asked.end(text)
    })
}

const buyer = {
  email: 'load@example.test',
  phone: '+14155550134',
  address: {
    name: 'Load Test',
    line1: '41 Harbour Street',
    city: 'San Francisco',
    region: 'CA',
    postalCode: '94105',
    country: 'US',
  },
  delivery: { method: 'delivery' },
  payment: { provider: 'cash' },
}

/** Journeys by name. `what` is the path of a reader, the SKU of a buyer. */
export const journeys = {
  /** Reads one page. */
  read: (origin, width, what): Journey => {
    const ask = asker(origin, width)
    return async (index) => {
      const { status } = await ask(index, 'GET', what)
      if (status !== 200) throw new Error(`${what} answered ${status}`)
    }
  },
  /** The whole way of a buyer: a cart, a line, an order. */
  buy: (origin, width, what): Journey => {
    const ask = asker(origin, width)
    const must = async (wanted: number, asked: Promise<Answered>): Promise<Answered> => {
      const answer = await asked
      if (answer.status !== wanted) throw new Error(`checkout answered ${answer.status}: ${answer.text.slice(0, 300)}`)
      return answer
    }
    return async (index) => {
      const made = await must(201, ask(index, 'POST', '/api/v1/carts', {}))
      const { id } = JSON.parse(made.text) as { id: string }
      await must(200, ask(index, 'PUT', `/api/v1/carts/${id}/lines/${what}`, { quantity: 1 }))
      await must(201, ask(index, 'POST', '/api/v1/orders', { cartId: id, ...buyer }))
    }
  },
} satisfies Record<string, (origin: string, width: number, what: string) => Journey>

export type JourneyName = keyof typeof journeys
