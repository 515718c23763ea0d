import { z } from 'zod'
import { readCart } from '../cart-view.ts'
import { defineRoute } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { Cart, LineQuantity } from '../schemas/carts.ts'
import { CartId, Sku } from '../schemas/common.ts'

/** `PUT /carts/:id/lines/:sku`: how many of a SKU; 0 removes it. Saying it twice changes nothing. */
export const setCartLine = defineRoute({
  method: 'PUT',
  path: '/carts/:id/lines/:sku',
  id: 'setCartLine',
  summary: 'Set the quantity of a line',
  tag: 'Carts',
  access: 'anyone',
  params: z.strictObject({ id: CartId, sku: Sku }),
  query: z.strictObject({}),
  body: LineQuantity,
  status: 200,
  answer: Cart,
  problems: ['cart_not_found', 'product_unavailable', 'quantity_out_of_range', 'cart_full'],
  async run(call) {
    const { params, body, services } = call
    const input = { cartId: params.id, sku: params.sku, quantity: body.quantity }
    await runCommand(call, 'shopper', 'setCartLine', input)
    return { value: await readCart(services, params.id) }
  },
})
