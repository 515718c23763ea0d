import { z } from 'zod'
import { requireOrderAccess, requireStaff } from '../caller.ts'
import { Problem } from '../problem.ts'
import { defineRoute } from '../route.ts'
import { OrderId } from '../schemas/common.ts'
import { NewPayment, OpenedPayment } from '../schemas/orders.ts'

const roles = ['administrator', 'manager', 'support'] as const

/**
 * `POST /orders/:id/payments`: another try to pay an order that is still unpaid. The page before is ended first, so that
 * nobody pays twice, and the units stay held as long as for a new order.
 */
export const retryPayment = defineRoute({
  method: 'POST',
  path: '/orders/:id/payments',
  id: 'retryPayment',
  summary: 'Pay again',
  tag: 'Orders',
  access: 'order',
  roles,
  params: z.strictObject({ id: OrderId }),
  query: z.strictObject({}),
  body: NewPayment,
  status: 201,
  answer: OpenedPayment,
  problems: ['order_not_found', 'wrong_state', 'too_many_attempts', 'payment_unavailable', 'busy'],
  async run(call) {
    const { params, body, services } = call
    const who = await requireOrderAccess(call, params.id)
    if (who !== 'shopper') await requireStaff(call, roles)
    const urls = services.returnUrls(params.id, services.commerce.accessToken(params.id))
    const opened = await services.commerce.retryPayment(params.id, body.provider, urls)
    if (!opened.ok) throw new Problem(opened.refusal, who === 'shopper' ? 'shopper' : 'staff')
    const { provider, url } = opened.value.payment
    return { value: { payment: { provider, url } } }
  },
})
