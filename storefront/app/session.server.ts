import { createCookie } from '@remix-run/node'
import { type Ulid, ulid } from '@souk/kernel'
import { z } from 'zod'

const CartCookie = z.object({ cart: z.string().regex(/^[a-z0-9-]{20,64}$/), order: z.string().regex(/^[0-9a-z]{26}$/) })
const OrdersCookie = z.record(z.string().regex(/^[0-9a-z]{26}$/), z.string().max(200))
const PlaceCookie = z.object({ postalCode: z.string().min(2).max(12) })

/** What a shopper carries: the unguessable cart, and the order it will become, fixed before the first try to place it. */
export interface CartSession {
  readonly cart: string
  readonly order: Ulid
}

const day = 86_400
const options = (secure: boolean, maxAge: number) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure,
  maxAge,
})

/** A fresh ulid from the machine's clock and its random numbers. */
export const freshUlid = (): Ulid => ulid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** A cart session of its own: 128 random bits for the cart, one ulid for the order. */
export const newCartSession = (): CartSession => ({
  cart: crypto.randomUUID().replaceAll('-', ''),
  order: freshUlid(),
})

/** Reads and writes the shop's three cookies. None holds anything a person could be known by. */
export interface Sessions {
  cart(request: Request): Promise<CartSession | undefined>
  keepCart(session: CartSession): Promise<string>
  dropCart(): Promise<string>
  /** The key of one order, if this browser holds it. */
  orderKey(request: Request, orderUlid: string): Promise<string | undefined>
  keepOrder(request: Request, orderUlid: string, key: string): Promise<string>
  /** Forgets the keys of all orders. */
  dropOrders(): Promise<string>
  postalCode(request: Request): Promise<string | undefined>
  keepPostalCode(postalCode: string): Promise<string>
}

/** `secure` when the shop's public origin is https. */
export function openSessions(secure: boolean): Sessions {
  const cart = createCookie('souk_cart', options(secure, 30 * day))
  const orders = createCookie('souk_orders', options(secure, 90 * day))
  const place = createCookie('souk_place', options(secure, 365 * day))
  const header = (request: Request) => request.headers.get('Cookie')
  const readOrders = async (request: Request) => OrdersCookie.safeParse(await orders.parse(header(request))).data ?? {}
  return {
    cart: async (request) => CartCookie.safeParse(await cart.parse(header(request))).data as CartSession | undefined,
    keepCart: (session) => cart.serialize(session),
    dropCart: () => cart.serialize('', { maxAge: 0 }),
    orderKey: async (request, orderUlid) => (await readOrders(request))[orderUlid],
    keepOrder: async (request, orderUlid, key) => {
      const held = Object.entries(await readOrders(request)).filter(([id]) => id !== orderUlid)
      return orders.serialize(Object.fromEntries([...held.slice(-11), [orderUlid, key]]))
    },
    dropOrders: () => orders.serialize('', { maxAge: 0 }),
    postalCode: async (request) => PlaceCookie.safeParse(await place.parse(header(request))).data?.postalCode,
    keepPostalCode: (postalCode) => place.serialize({ postalCode }),
  }
}
