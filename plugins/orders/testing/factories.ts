import type { Actor, Instant, New } from '@souk/kernel'
import { createCart } from '../domain/commands/create-cart.ts'
import { deliver } from '../domain/commands/deliver.ts'
import { handOver } from '../domain/commands/hand-over.ts'
import { pack } from '../domain/commands/pack.ts'
import { pick } from '../domain/commands/pick.ts'
import { type PlaceFacts, type PlaceOrder, type PricedLine, placeOrder } from '../domain/commands/place-order.ts'
import { recordPlaced } from '../domain/commands/record-placed.ts'
import type { Address, Cart, Fulfillment, Order, Return } from '../domain/documents.ts'
import { lineKey } from '../domain/order-ids.ts'
import { applyWrites, type Documents } from './apply.ts'

/** Saturday 21 November 2026, 14:08: the moment of the pictures. */
export const noon = '2026-11-21T14:08:00.000Z' as Instant
export const noor: Actor = { kind: 'staff', id: 'staff-noor', name: 'Noor R.' }
export const shopper: Actor = { kind: 'shopper', id: 'shopper', name: '' }
export const mill = 'location-mill-lane'
export const harbor = 'location-harbor'

export const anAddress: Address = {
  name: 'Amira Khan',
  line1: '17 Mill Road',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  country: 'US',
}

/** A stored document from a new one. */
const stored = <Fields extends object>(fields: Fields) => ({
  _rev: 'r1',
  _createdAt: noon,
  _updatedAt: noon,
  ...fields,
})

/** A cart of these quantities by SKU. */
export const aCart = (quantities: Readonly<Record<string, number>> = { 'FLAT-WHITE': 2 }): Cart =>
  stored({
    ...createCart({ cartId: 'cart.token', currency: 'USD', language: 'en' }, noon).value,
    lines: Object.entries(quantities).map(([sku, quantity]) => ({
      _key: lineKey(sku),
      sku,
      variant: `variant-${sku.toLowerCase()}`,
      quantity,
    })),
  })

/** A line priced at 450 each, untaxed. */
export const aPricedLine = (sku: string, quantity: number): PricedLine => ({
  line: lineKey(sku),
  sku,
  variant: `variant-${sku.toLowerCase()}`,
  product: `product-${sku.toLowerCase()}`,
  productRevision: 'p1',
  seller: 'seller-house',
  title: sku,
  variantTitle: '',
  unitPrice: 450,
  quantity,
  subtotal: 450 * quantity,
  discount: 0,
  tax: 0,
  taxRate: 0,
})

/** Facts for placing a cart whose units all come from one place, or from the places given per SKU. */
export const placeFacts = (cart: Cart, places: Readonly<Record<string, string>> = {}): PlaceFacts => {
  const subtotal = cart.lines.reduce((sum, { quantity }) => sum + 450 * quantity, 0)
  return {
    cart,
    lines: cart.lines.map(({ sku, quantity }) => aPricedLine(sku, quantity)),
    totals: { subtotal, discount: 0, delivery: 300, tax: 0, total: subtotal + 300 },
    taxIncluded: false,
    units: cart.lines.map(({ _key, sku, variant, quantity }) => ({
      line: _key,
      sku,
      variant,
      location: places[sku] ?? mill,
      quantity,
    })),
  }
}

export const aPlaceCommand = (fields: Partial<PlaceOrder> = {}): PlaceOrder => ({
  commandId: 'place-1',
  actor: shopper,
  orderId: 'order.01jd',
  number: '1048',
  paymentId: 'payment.01jd-1',
  contact: { email: 'amira@example.com', phone: '+14155550100' },
  address: anAddress,
  delivery: { method: 'delivery', zone: 'zone-mission' },
  substitution: 'ask',
  language: 'en',
  reservationMinutes: 15,
  ...fields,
})

/** An order that waits for its payment. */
export function anUnpaidOrder(cart = aCart(), places: Readonly<Record<string, string>> = {}): Order {
  const decided = placeOrder(placeFacts(cart, places), aPlaceCommand(), noon)
  if (!decided.ok) throw new Error(decided.refusal.message)
  return stored<New<Order>>(decided.value.value)
}

/** The documents of an order after it was paid: itself and one fulfillment per place. */
export function aPlacedOrder(cart = aCart(), places: Readonly<Record<string, string>> = {}): Documents {
  const order = anUnpaidOrder(cart, places)
  const decided = recordPlaced(order, { commandId: 'pay-1', actor: shopper, paymentStanding: 'captured' }, noon)
  if (!decided.ok) throw new Error(decided.refusal.message)
  return applyWrites(new Map([[order._id, order]]), decided.value.writes, 'r2')
}

/** An order of one parcel that has reached its shopper, alone. */
export function aDeliveredOrder(cart = aCart({ 'FLAT-WHITE': 3, CROISSANT: 1 })): Documents {
  const work = (at: number) => ({
    commandId: `sent-${at}`,
    actor: noor,
    fulfillmentId: 'fulfillment.01jd-1',
    pinFor: () => '',
  })
  return [pick, pack, handOver, deliver].reduce<Documents>((documents, verb, at) => {
    const decided = verb(workFacts(documents), work(at), noon)
    if (!decided.ok) throw new Error(decided.refusal.message)
    return applyWrites(documents, decided.value.writes, `sent-${at}`)
  }, aPlacedOrder(cart))
}

/** The order and its returns out of a pile of documents. */
export const returnFacts = (documents: Documents) => ({
  order: workFacts(documents).order,
  returns: [...documents.values()].filter((each): each is Return => each._type === 'return'),
})

/** The order and its fulfillments out of a pile of documents. */
export function workFacts(documents: Documents): {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
} {
  const all = [...documents.values()]
  const order = all.find((each): each is Order => each._type === 'order')
  if (!order) throw new Error('no order among the documents')
  return { order, fulfillments: all.filter((each): each is Fulfillment => each._type === 'fulfillment') }
}
