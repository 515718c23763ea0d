import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { createStripeSimulator, type StripeSimulatorOptions } from './stripe/index.ts'

export const secretKey = 'sk_test_contract'
export const webhookSecret = 'whsec_contract'

/** A receiver of webhooks on a free port that keeps what it was sent. `answer` decides the status. */
export async function createReceiver(answer: (count: number) => number = () => 200) {
  const received: { readonly body: string; readonly signature: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      received.push({ body, signature: String(request.headers['stripe-signature']) })
      response.writeHead(answer(received.length)).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    received,
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** A Stripe simulator in this process, and the unmodified SDK that talks to it. */
export async function createStripeWorld(options: Partial<StripeSimulatorOptions> = {}) {
  const simulator = createStripeSimulator({ dataDir: ':memory:', webhookSecret, secretKeys: [secretKey], ...options })
  await simulator.listen(0)
  const stripe = connect(simulator.url)
  const control = async (path: string, body: unknown = {}) => {
    const response = await fetch(`${simulator.url}/_sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { simulator, stripe, control, url: simulator.url }
}

/** The SDK, pointed at a simulator. */
export function connect(url: string, key = secretKey): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe(key, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
  })
}

/** What the tests buy: two coffees and a cake, $12.50. */
export const basket: Stripe.Checkout.SessionCreateParams = {
  mode: 'payment',
  line_items: [
    { quantity: 2, price_data: { currency: 'usd', unit_amount: 400, product_data: { name: 'Flat white' } } },
    { quantity: 1, price_data: { currency: 'usd', unit_amount: 450, product_data: { name: 'Cake & cream' } } },
  ],
  client_reference_id: 'order.1',
  customer_email: 'amira@example.com',
  metadata: { orderId: 'order.1' },
  payment_intent_data: { metadata: { orderId: 'order.1' } },
  success_url: 'http://localhost:3000/orders/1?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://localhost:3000/checkout',
}

/** Waits until something holds; fails loudly after ten seconds. */
export async function until<T>(look: () => T | undefined | false): Promise<T> {
  const end = Date.now() + 10_000
  for (;;) {
    const value = look()
    if (value !== undefined && value !== false) return value
    if (Date.now() > end) throw new Error('waited ten seconds in vain')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
