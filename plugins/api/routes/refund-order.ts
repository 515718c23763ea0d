import type { CommandInputs } from '@souk/commerce'
import { money } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Refund as Stored } from '@souk/payments'
import { z } from 'zod'
import { requireStaff } from '../caller.ts'
import { invalidInput, problem } from '../problem.ts'
import { type Call, defineRoute } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { OrderId } from '../schemas/common.ts'
import { NewRefund, Refund } from '../schemas/refunds.ts'

/** `POST /orders/:id/refunds`: gives money back for units, as an amount, or all that is left. Decided now, sent at once. */
export const refundOrder = defineRoute({
  method: 'POST',
  path: '/orders/:id/refunds',
  id: 'refundOrder',
  summary: 'Refund an order',
  tag: 'Orders',
  access: 'staff',
  roles: ['administrator', 'manager', 'support'],
  params: z.strictObject({ id: OrderId }),
  query: z.strictObject({}),
  body: NewRefund,
  status: 201,
  answer: Refund,
  problems: [
    'order_not_found',
    'nothing_captured',
    'bad_amount',
    'refund_too_large',
    'unknown_refund_line',
    'refund_units_too_many',
    'payment_disputed',
    'busy',
  ],
  async run(call) {
    const member = await requireStaff(call)
    const { lines, amount, reason, note } = call.body
    const input: CommandInputs['refundOrder'] = {
      orderId: call.params.id,
      reason,
      ...(lines === undefined ? {} : { lines }),
      ...(amount === undefined ? {} : { amount: await minorUnits(call, amount) }),
      ...(note === undefined ? {} : { note }),
    }
    const { refundId } = (await runCommand(call, member, 'refundOrder', input)) as { readonly refundId: string }
    const [found] = await call.services.commerce.store.get([refundId])
    if (found?._type !== 'refund') throw new Error(`${refundId} was decided but cannot be read`)
    return { value: toRefund(found as Stored) }
  },
})

/** A sum as the command takes it. Money of another currency than the order's is refused at its place. */
async function minorUnits(
  { params, services }: Pick<Call<{ readonly id: string }, unknown, unknown>, 'params' | 'services'>,
  amount: NonNullable<z.output<typeof NewRefund>['amount']>,
): Promise<number> {
  if (typeof amount === 'number') return amount
  const [order] = await services.commerce.store.get([params.id])
  if (order?._type !== 'order') throw problem('order_not_found')
  const { currency } = order as Order
  if (amount.currency !== currency)
    throw invalidInput([{ path: 'amount.currency', message: `This order is in ${currency}.` }])
  return amount.amount
}

function toRefund({ _id, order, amount, currency, reason, state, lines = [] }: Stored): z.input<typeof Refund> {
  const sum = (minor: number) => money(minor, currency)
  return {
    id: _id,
    order,
    amount: sum(amount),
    reason,
    state,
    lines: lines.map((line) => ({
      sku: line.sku,
      quantity: line.quantity,
      subtotal: sum(line.subtotal),
      discount: sum(line.discount),
      tax: sum(line.tax),
      amount: sum(line.amount),
    })),
  }
}
