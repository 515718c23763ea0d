import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readOrder, toOrder } from '../order-view.ts'
import { Problem, problem } from '../problem.ts'
import { pickLanguage } from '../product-view.ts'
import { type Call, defineRoute, shopperActor } from '../route.ts'
import { NewOrder, PlacedOrder } from '../schemas/orders.ts'

/**
 * `POST /orders`: turns a cart into an order and opens its payment. One cart makes one order, whoever asks how often:
 * the order's id derives from the cart's, so a repeat without a key is answered alike, too. A cart that came back because
 * its units were promised twice becomes another.
 */
export const placeOrder = defineRoute({
  method: 'POST',
  path: '/orders',
  id: 'placeOrder',
  summary: 'Place an order',
  tag: 'Orders',
  access: 'anyone',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: NewOrder,
  status: 201,
  answer: PlacedOrder,
  problems: [
    'cart_not_found',
    'cart_empty',
    'product_unavailable',
    'method_unavailable',
    'outside_zone',
    'out_of_stock',
    'order_differs',
    'total_changed',
    'payment_unavailable',
    'busy',
  ],
  async run(call) {
    const { services, body } = call
    const orderUlid = ulidOf(body.cartId)
    const urls = (orderId: string) => services.returnUrls(orderId, services.commerce.accessToken(orderId))
    const person = await call.person()
    const customer = person ? { customer: person.customer._id } : {}
    const input = { ...withoutGaps(body), orderUlid, ...customer, ...(await languageOf(call)) }
    const placed = await services.commerce.checkout(input, { actor: shopperActor }, urls)
    if (!placed.ok) {
      // Under a key, another order for the same cart can only be another body
      if (placed.refusal.code === 'order_differs' && call.once !== undefined) throw problem('idempotency_mismatch')
      throw new Problem(placed.refusal)
    }
    const bundle = await readOrder(services, placed.value.orderId)
    if (!bundle) throw new Error(`${placed.value.orderId} was placed but cannot be read`)
    const { orderId, payment, accessToken } = placed.value
    return {
      value: {
        order: toOrder(bundle, 'shopper'),
        payment: { provider: payment.provider, url: payment.url },
        accessToken,
      },
      headers: { location: `/api/v1/orders/${orderId}` },
    }
  },
})

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A name in the letters of a ulid that is always the same for a cart and tells nothing about it. */
function ulidOf(cartId: string): string {
  const hash = createHash('sha256').update(`order of ${cartId}`).digest()
  return [...hash.subarray(0, 26)].map((byte) => letters.charAt(byte % 32)).join('')
}

/** The command knows fields that are absent, not fields that are undefined. */
function withoutGaps({ address, delivery, substitution, total, ...rest }: z.output<typeof NewOrder>) {
  const { line2, region, geopoint, ...place } = address
  return {
    ...rest,
    address: {
      ...place,
      ...(line2 === undefined ? {} : { line2 }),
      ...(region === undefined ? {} : { region }),
      ...(geopoint === undefined ? {} : { geopoint }),
    },
    delivery: {
      method: delivery.method,
      ...(delivery.slotId === undefined ? {} : { slotId: delivery.slotId }),
      ...(delivery.location === undefined ? {} : { location: delivery.location }),
    },
    ...(substitution === undefined ? {} : { substitution }),
    ...(total === undefined ? {} : { total }),
  }
}

/** A header that names a language wins over the one that the cart was opened in. */
async function languageOf(call: Pick<Call<unknown, unknown, unknown>, 'languages' | 'services'>) {
  if (call.languages.length === 0) return {}
  return { language: pickLanguage(await call.services.catalog.read(), call.languages) }
}
