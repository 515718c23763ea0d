import { z } from 'zod'
import { readCart } from '../cart-view.ts'
import { defineRoute } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { Cart, NewPromotion } from '../schemas/carts.ts'
import { CartId } from '../schemas/common.ts'

/** `POST /carts/:id/promotions`: puts a code into a cart, when it is good for what is in it. Saying it twice changes nothing. */
export const applyPromotion = defineRoute({
  method: 'POST',
  path: '/carts/:id/promotions',
  id: 'applyPromotion',
  summary: 'Use a promotion code',
  tag: 'Carts',
  access: 'anyone',
  params: z.strictObject({ id: CartId }),
  query: z.strictObject({}),
  body: NewPromotion,
  status: 200,
  answer: Cart,
  problems: [
    'cart_not_found',
    'promotion_unknown',
    'promotion_not_begun',
    'promotion_ended',
    'promotion_not_for_these',
    'promotion_minimum',
    'promotion_limit',
    'promotion_limit_customer',
    'promotion_not_combined',
    'promotion_too_many',
  ],
  async run(call) {
    const { params, body, services } = call
    await runCommand(call, 'shopper', 'applyPromotion', { cartId: params.id, code: body.code })
    return { value: await readCart(services, params.id) }
  },
})
