import { z } from 'zod'
import { readCart } from '../cart-view.ts'
import { defineRoute } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { Cart } from '../schemas/carts.ts'
import { CartId, Sku } from '../schemas/common.ts'

/** `DELETE /carts/:id/lines/:sku`: takes a line out; one that is not there is out already. */
export const removeCartLine = defineRoute({
  method: 'DELETE',
  path: '/carts/:id/lines/:sku',
  id: 'removeCartLine',
  summary: 'Remove a line',
  tag: 'Carts',
  access: 'anyone',
  params: z.strictObject({ id: CartId, sku: Sku }),
  query: z.strictObject({}),
  status: 200,
  answer: Cart,
  problems: ['cart_not_found'],
  async run(call) {
    const { params, services } = call
    await runCommand(call, 'shopper', 'setCartLine', { cartId: params.id, sku: params.sku, quantity: 0 })
    return { value: await readCart(services, params.id) }
  },
})
