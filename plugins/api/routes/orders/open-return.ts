import type { Return as Stored } from '@souk/orders'
import { z } from 'zod'
import { requireOrderAccess } from '../../caller.ts'
import { problem } from '../../problem.ts'
import { defineRoute } from '../../route.ts'
import { runCommand } from '../../run-command.ts'
import { OrderId } from '../../schemas/common.ts'
import { NewReturn, Return } from '../../schemas/returns.ts'

/** `POST /orders/:id/returns`: delivered units are to come back, or are claimed without. Staff may agree at once. */
export const openReturn = defineRoute({
  method: 'POST',
  path: '/orders/:id/returns',
  id: 'openReturn',
  summary: 'Open a return or a claim',
  tag: 'Orders',
  access: 'order',
  roles: ['administrator', 'manager', 'support'],
  params: z.strictObject({ id: OrderId }),
  query: z.strictObject({}),
  body: NewReturn,
  status: 201,
  answer: Return,
  problems: [
    'order_not_found',
    'nothing_delivered',
    'all_returned',
    'return_too_late',
    'unknown_return_line',
    'return_units_too_many',
    'wrong_reason',
    'busy',
  ],
  async run(call) {
    const who = await requireOrderAccess(call, call.params.id)
    const { kind, lines, note, approved } = call.body
    if (who === 'shopper' && approved !== undefined) throw problem('forbidden')
    const { returnId } = (await runCommand(call, who, 'openReturn', {
      orderId: call.params.id,
      kind,
      lines,
      ...(note === undefined ? {} : { note }),
      ...(approved === undefined ? {} : { approved }),
    })) as { readonly returnId: string }
    const [found] = await call.services.commerce.store.get([returnId])
    if (found?._type !== 'return') throw new Error(`${returnId} was opened but cannot be read`)
    return { value: toReturn(found as Stored) }
  },
})

const toReturn = ({ _id, order, kind, state, requestedAt, lines }: Stored): z.input<typeof Return> => ({
  id: _id,
  order,
  kind,
  state,
  requestedAt,
  lines: lines.map(({ sku, quantity, reason }) => ({ sku, quantity, reason })),
})
