import { type Decision, decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Cart, CartLine } from '../documents.ts'
import { lineKey } from '../order-ids.ts'
import { no } from '../refusals.ts'

export const cartLimits = { lines: 50, quantity: 99 } as const

export interface SetCartLine {
  readonly sku: string
  /** 0 removes the line; 99 at most. */
  readonly quantity: number
  /** Names what the shopper pressed, where that was to put more in. */
  readonly press?: string
}

/** So many presses are remembered: nobody repeats an older one. */
const mostPresses = 10

export interface CartFacts {
  readonly cart: Cart
  /** Id of the variant when it is for sale; not needed to remove. */
  readonly variant?: string
}

/**
 * Sets how many of a SKU are in the cart. Refusals: `quantity_out_of_range`, `product_unavailable`, `cart_full`.
 * Stock is not asked here: the quote tells, and placing decides.
 */
export function setCartLine(
  { cart, variant }: CartFacts,
  { sku, quantity, press }: SetCartLine,
  now: Instant,
): Result<Decision<readonly CartLine[]>, Refusal> {
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > cartLimits.quantity)
    return no('quantity_out_of_range', { limit: cartLimits.quantity })
  const known = cart.lines.some((line) => line.sku === sku)
  if (quantity > 0 && variant === undefined) return no('product_unavailable', { sku })
  if (quantity > 0 && !known && cart.lines.length >= cartLimits.lines)
    return no('cart_full', { limit: cartLimits.lines })
  const added = !known && variant !== undefined ? [{ _key: lineKey(sku), sku, variant, quantity }] : []
  const lines = [...cart.lines.map((line) => (line.sku === sku ? { ...line, quantity } : line)), ...added].filter(
    (line) => line.quantity > 0,
  )
  const presses = press === undefined ? {} : { presses: [...(cart.presses ?? []), press].slice(-mostPresses) }
  const set = { lines, ...presses, updatedAt: now }
  return ok(decision([{ patch: { id: cart._id, ifRevisionID: cart._rev, set } }], lines))
}
