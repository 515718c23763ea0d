import type { SiteSettings } from '@souk/catalog'
import { ok } from '@souk/kernel'
import { type Cart, createCart as decideCart } from '@souk/orders'
import { z } from 'zod'
import { defineCommand } from '../dispatch/command.ts'
import { loadSettings } from './shop.ts'

interface Facts {
  readonly cart: Cart | undefined
  readonly settings: SiteSettings
}
export const cartIdShape = z.string().regex(/^cart\.[A-Za-z0-9_][\w-]{7,63}$/)

/** Opens an empty cart under an unguessable id. Opening it again changes nothing. */
export const createCart = defineCommand<{ cartId: string; language?: string }, Facts, { cartId: string }>({
  name: 'createCart',
  title: 'Open a cart',
  roles: [],
  lane: 'cart',
  input: z.strictObject({ cartId: cartIdShape, language: z.string().max(35).exactOptional() }),
  async load(reader, { cartId }) {
    const [cart, settings] = await Promise.all([reader.get<Cart>(cartId), loadSettings(reader)])
    return { cart, settings }
  },
  applied: ({ cart }) => cart && ok({ cartId: cart._id }),
  decide({ settings }, { cartId, language = settings.defaultLanguage }, call) {
    const decided = decideCart({ cartId, currency: settings.currency, language }, call.now)
    return ok({ ...decided, value: { cartId } })
  },
})
