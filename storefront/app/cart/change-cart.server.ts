import type { Actor, Refusal, Result } from '@souk/kernel'
import { ok, refuse } from '@souk/kernel'
import type { Cart } from '@souk/orders'
import { availableOf } from '../catalog/cards.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { type CartSession, newCartSession } from '../session.server.ts'
import type { Shop as WholeShop } from '../shop.ts'

type Shop = Pick<WholeShop, 'commerce' | 'sessions'>

/** Shoppers we do not know by name; the cart or order itself says which one. */
export const shopper: Actor = { kind: 'shopper', id: 'shopper', name: '' }

/** The document id of the cart that a browser carries. */
export const cartIdOf = (session: CartSession): string => `cart.${session.cart}`

/** What changing the cart came to, and the cookie when the cart is new. */
export interface CartChange {
  readonly result: Result<{ readonly quantity: number }>
  readonly cookie?: string
}

const mostOfOne = 99

async function openCart(shop: Shop, request: Request, language: string) {
  const held = await shop.sessions.cart(request)
  const quote = held ? await shop.commerce.quoteCart(cartIdOf(held)) : undefined
  if (held && quote) return { session: held, quote }
  const session = newCartSession()
  const made = await shop.commerce.dispatch('createCart', { cartId: cartIdOf(session), language }, { actor: shopper })
  return made.ok ? { session, cookie: await shop.sessions.keepCart(session) } : { refusal: made.refusal }
}

const outOfStock = (sku: string): { ok: false; refusal: Refusal } =>
  refuse({ code: 'out_of_stock', message: `${sku} is sold out.`, detail: { sku } })

/** What somebody wants more of; `press` names what was pressed for it. */
interface Wanted {
  readonly sku: string
  readonly quantity: number
  readonly language: string
  readonly press?: string | undefined
}

/**
 * Puts `quantity` more of a SKU into the cart, never more than can be had; nothing for a press that was heard before, which
 * is done although it might be refused by now. Makes the cart at the first use.
 */
export async function addToCart(shop: Shop, catalog: Catalog, request: Request, wanted: Wanted): Promise<CartChange> {
  const change = await putIn(shop, catalog, request, wanted)
  const before = change.result.ok ? undefined : await heardBefore(shop, request, wanted)
  return before ? { result: ok(before) } : change
}

/** What stands in the cart since this very press put it there and its answer was lost. */
async function heardBefore(shop: Shop, request: Request, { sku, press }: Wanted) {
  const session = press === undefined ? undefined : await shop.sessions.cart(request)
  if (!session || press === undefined) return undefined
  const [found] = await shop.commerce.store.get([cartIdOf(session)])
  const cart = found as Cart | undefined
  if (!cart?.presses?.includes(press)) return undefined
  return { quantity: cart.lines.find((line) => line.sku === sku)?.quantity ?? 0 }
}

async function putIn(shop: Shop, catalog: Catalog, request: Request, wanted: Wanted): Promise<CartChange> {
  const sold = catalog.bySku.get(wanted.sku)
  const free = sold ? availableOf(catalog, sold.variant._id) : 0
  if (!sold || free === 0) return { result: outOfStock(wanted.sku) }
  const cart = await openCart(shop, request, wanted.language)
  if (!cart.session) return { result: { ok: false, refusal: cart.refusal } }
  const held = cart.quote?.lines.find((line) => line.sku === wanted.sku)?.quantity ?? 0
  const quantity = Math.min(held + wanted.quantity, free, mostOfOne)
  const cookie = cart.cookie === undefined ? {} : { cookie: cart.cookie }
  if (quantity <= held)
    return { result: refuse({ code: 'not_enough', message: `${free} left.`, detail: { left: free } }), ...cookie }
  const press = wanted.press === undefined ? {} : { press: wanted.press }
  const set = { cartId: cartIdOf(cart.session), sku: wanted.sku, quantity, ...press }
  const done = await shop.commerce.dispatch('setCartLine', set, { actor: shopper })
  return { result: done.ok ? ok({ quantity }) : done, ...cookie }
}

/** Sets how many of a SKU are in the cart; 0 takes it out. Nothing happens without a cart. */
export async function setInCart(shop: Shop, request: Request, sku: string, quantity: number): Promise<CartChange> {
  const session = await shop.sessions.cart(request)
  if (!session) return { result: ok({ quantity: 0 }) }
  const line = { cartId: cartIdOf(session), sku, quantity: Math.min(Math.max(0, quantity), mostOfOne) }
  const done = await shop.commerce.dispatch('setCartLine', line, { actor: shopper })
  return { result: done.ok ? ok({ quantity: line.quantity }) : done }
}
