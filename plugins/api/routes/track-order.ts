import { z } from 'zod'
import { requireOrderAccess } from '../caller.ts'
import { readOrder, toTracking } from '../order-view.ts'
import { problem } from '../problem.ts'
import { defineRoute } from '../route.ts'
import { OrderId } from '../schemas/common.ts'
import { Tracking } from '../schemas/orders.ts'

/** `GET /orders/:id/tracking`: where the order is, as the five stages that shoppers see. */
export const trackOrder = defineRoute({
  method: 'GET',
  path: '/orders/:id/tracking',
  id: 'trackOrder',
  summary: 'Track an order',
  tag: 'Orders',
  access: 'order',
  params: z.strictObject({ id: OrderId }),
  query: z.strictObject({}),
  status: 200,
  answer: Tracking,
  problems: ['order_not_found'],
  async run(call) {
    const who = await requireOrderAccess(call, call.params.id)
    const bundle = await readOrder(call.services, call.params.id)
    if (!bundle) throw problem('order_not_found')
    return { value: toTracking(bundle, who === 'shopper' ? 'shopper' : 'staff') }
  },
})
