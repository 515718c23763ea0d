import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { requireShopper } from '../../caller.ts'
import { settled } from '../../customer-view.ts'
import { defineRoute } from '../../route.ts'
import { OrderId } from '../../schemas/common.ts'
import { Reordered } from '../../schemas/customers.ts'

/** `POST /me/orders/:id/reorder`: a new cart with what an order held, and what is no longer for sale. */
export const reorder = defineRoute({
  method: 'POST',
  path: '/me/orders/:id/reorder',
  id: 'reorder',
  summary: 'Order again',
  tag: 'Accounts',
  access: 'shopper',
  params: z.strictObject({ id: OrderId }),
  query: z.strictObject({}),
  status: 201,
  answer: Reordered,
  problems: ['order_not_found', 'busy'],
  async run(call) {
    const { customer } = await requireShopper(call)
    const { services, once, params } = call
    const cartId = `cart.${once === undefined ? randomBytes(24).toString('hex') : services.derive(`cart ${once}`)}`
    const { missing } = settled(await services.commerce.accounts.reorder(customer._id, params.id, cartId))
    return { value: { cartId, missing: [...missing] }, headers: { location: `/api/v1/carts/${cartId}` } }
  },
})
