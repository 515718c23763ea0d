import type { CommandInputs } from '@souk/commerce'
import { money } from '@souk/kernel'
import { z } from 'zod'
import { requireOrderAccess, requireStaff } from '../../caller.ts'
import { defineRoute } from '../../route.ts'
import { runCommand } from '../../run-command.ts'
import { FulfillmentId, OrderId } from '../../schemas/common.ts'
import { Answer, Missing, SettledMissing } from '../../schemas/substitutions.ts'

interface Done {
  readonly fulfillmentId: string
  readonly orderId: string
  readonly key: string
  readonly outcome: z.input<typeof SettledMissing>['outcome']
  readonly replacement: string | null
  readonly answerBy: string | null
  readonly refund: { readonly refundId: string; readonly amount: number; readonly currency: string } | null
}

const toSettled = ({ fulfillmentId, orderId, refund, ...done }: Done): z.input<typeof SettledMissing> => ({
  fulfillment: fulfillmentId,
  order: orderId,
  ...done,
  refund: refund && { id: refund.refundId, amount: money(refund.amount, refund.currency) },
})

/** `POST /fulfillments/:id/missing`: units are not there; the shopper's wish at the checkout decides what happens. */
export const reportMissing = defineRoute({
  method: 'POST',
  path: '/fulfillments/:id/missing',
  id: 'reportMissing',
  summary: 'Report missing units',
  tag: 'Fulfillments',
  access: 'staff',
  roles: ['administrator', 'manager', 'picker'],
  params: z.strictObject({ id: FulfillmentId }),
  query: z.strictObject({}),
  body: Missing,
  status: 200,
  answer: SettledMissing,
  problems: [
    'fulfillment_not_found',
    'wrong_state',
    'held',
    'claimed',
    'unknown_line',
    'missing_too_many',
    'payment_disputed',
    'capture_asked',
    'busy',
  ],
  async run(call) {
    const member = await requireStaff(call)
    const { candidates, ...said } = call.body
    const input: CommandInputs['reportMissing'] = {
      fulfillmentId: call.params.id,
      ...said,
      ...(candidates === undefined ? {} : { candidates }),
    }
    return { value: toSettled((await runCommand(call, member, 'reportMissing', input)) as Done) }
  },
})

/** `POST /orders/:id/substitutions/:key`: the shopper, or staff who have them on the phone, say what comes instead. */
export const settleSubstitution = defineRoute({
  method: 'POST',
  path: '/orders/:id/substitutions/:key',
  id: 'settleSubstitution',
  summary: 'Answer what comes instead of missing units',
  tag: 'Orders',
  access: 'order',
  roles: ['administrator', 'manager', 'picker', 'support'],
  params: z.strictObject({ id: OrderId, key: z.string().min(1).max(100) }),
  query: z.strictObject({}),
  body: Answer,
  status: 200,
  answer: SettledMissing,
  problems: [
    'order_not_found',
    'substitution_not_found',
    'substitution_settled',
    'answer_late',
    'not_offered',
    'substitute_unfit',
    'units_refunded',
    'out_of_stock',
    'wrong_state',
    'held',
    'payment_disputed',
    'capture_asked',
    'busy',
  ],
  async run(call) {
    const who = await requireOrderAccess(call, call.params.id)
    const { answer, sku } = call.body
    const input: CommandInputs['settleSubstitution'] = {
      orderId: call.params.id,
      key: call.params.key,
      answer,
      ...(sku === undefined ? {} : { sku }),
    }
    return { value: toSettled((await runCommand(call, who, 'settleSubstitution', input)) as Done) }
  },
})
