import { z } from 'zod'
import { readCart } from '../cart-view.ts'
import { defineRoute } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { Cart } from '../schemas/carts.ts'
import { CartId } from '../schemas/common.ts'

/** `DELETE /carts/:id/promotions/:code`: takes a code out; one that is not there is out already. */
export const removePromotion = defineRoute({
  method: 'DELETE',
  path: '/carts/:id/promotions/:code',
  id: 'removePromotion',
  summary: 'Take a promotion code out',
  tag: 'Carts',
  access: 'anyone',
  params: z.strictObject({ id: CartId, code: z.string().min(1).max(64).meta({ example: 'FIRST-CUP' }) }),
  query: z.strictObject({}),
  status: 200,
  answer: Cart,
  problems: ['cart_not_found'],
  async run(call) {
    const { params, services } = call
    await runCommand(call, 'shopper', 'removePromotion', { cartId: params.id, code: params.code })
    return { value: await readCart(services, params.id) }
  },
})
