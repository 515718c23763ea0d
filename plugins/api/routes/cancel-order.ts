import { z } from 'zod'
import { requireOrderAccess } from '../caller.ts'
import { readOrder, toOrder } from '../order-view.ts'
import { problem } from '../problem.ts'
import { defineRoute } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { OrderId } from '../schemas/common.ts'
import { CancelOrder, Order } from '../schemas/orders.ts'

/** `POST /orders/:id/cancel`: calls the order off while nothing has been picked; what was paid is given back. */
export const cancelOrder = defineRoute({
  method: 'POST',
  path: '/orders/:id/cancel',
  id: 'cancelOrder',
  summary: 'Cancel an order',
  tag: 'Orders',
  access: 'order',
  roles: ['administrator', 'manager', 'support'],
  params: z.strictObject({ id: OrderId }),
  query: z.strictObject({}),
  body: CancelOrder,
  status: 200,
  answer: Order,
  problems: ['order_not_found', 'wrong_state', 'picking_began', 'payment_disputed', 'nothing_picked', 'busy'],
  async run(call) {
    const { params, body, services } = call
    const who = await requireOrderAccess(call, params.id)
    const reason = body.reason ?? (who === 'shopper' ? 'Changed their mind' : 'Canceled by staff')
    const note = body.note === undefined ? {} : { note: body.note }
    const restock = body.restock === undefined ? {} : { restock: body.restock }
    await runCommand(call, who, 'cancelOrder', { orderId: params.id, reason, ...note, ...restock })
    const bundle = await readOrder(services, params.id)
    if (!bundle) throw problem('order_not_found')
    return { value: toOrder(bundle, who === 'shopper' ? 'shopper' : 'staff') }
  },
})
