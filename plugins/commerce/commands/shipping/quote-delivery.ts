import { ok, refuse } from '@souk/kernel'
import { type Cart, type CartDeliveryQuote, orderRefusals, setDeliveryQuote } from '@souk/orders'
import { isGood } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { cartIdShape } from '../create-cart.ts'

/**
 * Keeps with the cart what a carrier asked for delivery, so that what was shown is charged. The first word on the same way
 * and load stands until it ends; a second one changes nothing. Refuses `cart_not_found`.
 */
export const quoteDelivery = defineCommand<CommandInputs['quoteDelivery'], Cart | undefined, CartDeliveryQuote>({
  name: 'quoteDelivery',
  title: 'Quote delivery',
  roles: [],
  lane: 'cart',
  input: z.strictObject({
    cartId: cartIdShape,
    quote: z.strictObject({
      source: z.enum(['carrier', 'fallback']),
      key: z.string().regex(/^[0-9a-f]{16}$/),
      fee: z.int().min(0),
      expiresAt: z.iso.datetime(),
      carrier: z.string().max(40).exactOptional(),
      service: z.string().max(100).exactOptional(),
      quoteId: z.string().max(200).exactOptional(),
    }),
  }),
  load: (reader, { cartId }) => reader.get<Cart>(cartId),
  applied: (cart, { quote }, { now }) =>
    cart?.deliveryQuote && isGood(cart.deliveryQuote, quote.key, now) ? ok(cart.deliveryQuote) : undefined,
  decide(cart, { quote }) {
    if (!cart) return refuse({ code: 'cart_not_found', message: orderRefusals.cart_not_found.staff })
    return ok(setDeliveryQuote(cart, quote))
  },
})
