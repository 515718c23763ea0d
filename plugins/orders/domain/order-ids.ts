import { afterDot, dotted } from '@souk/kernel'

/** `order.<ulid>` */
export const orderId = (ulid: string): string => dotted('order', ulid)
/** `cart.<token>`; the token is unguessable, for whoever holds the id holds the cart. */
export const cartId = (token: string): string => dotted('cart', token)
/** `fulfillment.<order ulid>-<n>`, n from 1. */
export const fulfillmentId = (order: string, n: number): string => dotted('fulfillment', `${afterDot(order)}-${n}`)
/** A SKU as a `_key`: letters, digits and dashes; two SKUs that differ stay different. */
export const lineKey = (sku: string): string =>
  sku.replace(/[^A-Za-z0-9-]/g, (odd) => `_${odd.codePointAt(0)?.toString(16) ?? ''}_`)
