import { z } from 'zod'
import { readCart } from '../cart-view.ts'
import { defineRoute } from '../route.ts'
import { Cart } from '../schemas/carts.ts'
import { CartId } from '../schemas/common.ts'

/** `GET /carts/:id`: the cart with today's prices and everything that stands in the way of ordering it. */
export const readCartRoute = defineRoute({
  method: 'GET',
  path: '/carts/:id',
  id: 'readCart',
  summary: 'Read a cart',
  tag: 'Carts',
  access: 'anyone',
  params: z.strictObject({ id: CartId }),
  query: z.strictObject({}),
  status: 200,
  answer: Cart,
  problems: ['cart_not_found'],
  run: async ({ params, services }) => ({ value: await readCart(services, params.id) }),
})
