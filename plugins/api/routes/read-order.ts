import { z } from 'zod'
import { requireOrderAccess } from '../caller.ts'
import { readOrder, toOrder } from '../order-view.ts'
import { problem } from '../problem.ts'
import { defineRoute } from '../route.ts'
import { OrderId } from '../schemas/common.ts'
import { Order } from '../schemas/orders.ts'

/** `GET /orders/:id`: the whole order, for its bearer and for staff. A stranger is told that there is none. */
export const readOrderRoute = defineRoute({
  method: 'GET',
  path: '/orders/:id',
  id: 'readOrder',
  summary: 'Read an order',
  tag: 'Orders',
  access: 'order',
  params: z.strictObject({ id: OrderId }),
  query: z.strictObject({}),
  status: 200,
  answer: Order,
  problems: ['order_not_found'],
  async run(call) {
    const who = await requireOrderAccess(call, call.params.id)
    const bundle = await readOrder(call.services, call.params.id)
    if (!bundle) throw problem('order_not_found')
    return { value: toOrder(bundle, who === 'shopper' ? 'shopper' : 'staff') }
  },
})
