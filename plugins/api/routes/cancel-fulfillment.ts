import type { CommandInputs } from '@souk/commerce'
import { money } from '@souk/kernel'
import type { Fulfillment, OrderState } from '@souk/orders'
import { z } from 'zod'
import { requireStaff } from '../caller.ts'
import { toFulfillment } from '../order-view.ts'
import { problem } from '../problem.ts'
import { defineRoute } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { FulfillmentId } from '../schemas/common.ts'
import { CanceledFulfillment, CancelOrder } from '../schemas/orders.ts'
import { sellerNames } from '../seller-names.ts'

interface Done {
  readonly orderState: OrderState
  readonly refund: { readonly refundId: string; readonly amount: number; readonly currency: string } | null
}

/**
 * `POST /fulfillments/:id/cancel`: calls off what one place was to send, while it is in the house; the others go on. What
 * was paid for it is given back; what was picked goes back on the shelf, or is written off with `restock` false.
 */
export const cancelFulfillment = defineRoute({
  method: 'POST',
  path: '/fulfillments/:id/cancel',
  id: 'cancelFulfillment',
  summary: 'Cancel a fulfillment',
  tag: 'Fulfillments',
  access: 'staff',
  roles: ['administrator', 'manager', 'support'],
  params: z.strictObject({ id: FulfillmentId }),
  query: z.strictObject({}),
  body: CancelOrder,
  status: 200,
  answer: CanceledFulfillment,
  problems: ['fulfillment_not_found', 'wrong_state', 'payment_disputed', 'parcel_moving', 'nothing_picked', 'busy'],
  async run(call) {
    const { params, body, services } = call
    const member = await requireStaff(call)
    const input: CommandInputs['cancelFulfillment'] = {
      fulfillmentId: params.id,
      reason: body.reason ?? 'Canceled by staff',
      ...(body.note === undefined ? {} : { note: body.note }),
      ...(body.restock === undefined ? {} : { restock: body.restock }),
    }
    const { orderState, refund } = (await runCommand(call, member, 'cancelFulfillment', input)) as Done
    const [found] = await services.commerce.store.get([params.id])
    if (found?._type !== 'fulfillment') throw problem('fulfillment_not_found')
    const fulfillment = found as Fulfillment
    const sellers = await sellerNames(services.commerce.store, fulfillment.lines)
    return {
      value: {
        ...toFulfillment(fulfillment, sellers),
        orderState,
        refund: refund && { id: refund.refundId, amount: money(refund.amount, refund.currency) },
      },
    }
  },
})
