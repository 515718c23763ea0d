import type { CommandInputs } from '@souk/commerce'
import { money } from '@souk/kernel'
import type { OrderEditPreview, Order as Stored } from '@souk/orders'
import { z } from 'zod'
import { requireStaff } from '../../caller.ts'
import { readOrder, toOrder } from '../../order-view.ts'
import { problem } from '../../problem.ts'
import { defineRoute } from '../../route.ts'
import { runCommand } from '../../run-command.ts'
import { OrderId } from '../../schemas/common.ts'
import { EditedOrder, OrderEdit } from '../../schemas/edits.ts'

/**
 * `POST /orders/:id/edits`: changes the lines of an order that nobody has begun to pick, or that waits for stock. With `dry_run` it only says what
 * that would come to. A key runs it once.
 */
export const editOrder = defineRoute({
  method: 'POST',
  path: '/orders/:id/edits',
  id: 'editOrder',
  summary: 'Edit an order',
  tag: 'Orders',
  access: 'staff',
  roles: ['administrator', 'manager', 'support'],
  params: z.strictObject({ id: OrderId }),
  query: z.strictObject({
    dry_run: z.enum(['true', 'false']).optional().meta({ description: 'true: only says what it would come to.' }),
  }),
  body: OrderEdit,
  status: 200,
  answer: EditedOrder,
  problems: [
    'order_not_found',
    'wrong_state',
    'all_begun',
    'line_begun',
    'nothing_to_edit',
    'too_many_lines',
    'edit_empties',
    'edit_outdated',
    'edit_refunded',
    'edit_costs_more',
    'edit_over_authorized',
    'edit_tax_differs',
    'capture_asked',
    'payment_disputed',
    'product_unavailable',
    'out_of_stock',
    'total_changed',
    'busy',
  ],
  async run(call) {
    const member = await requireStaff(call)
    const { lines, ...said } = call.body
    const asked = { orderId: call.params.id, lines }
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
    const dry = call.query.dry_run === 'true'
    const done = dry
      ? await runCommand(call, member, 'previewOrderEdit', asked)
      : await runCommand(call, member, 'editOrder', { ...asked, ...given } as CommandInputs['editOrder'])
    const bundle = await readOrder(call.services, call.params.id)
    if (!bundle) throw problem('order_not_found')
    const preview = dry ? toPreview(done as OrderEditPreview) : null
    return { value: { applied: !dry, preview, order: toOrder(bundle, 'staff') } }
  },
})

function toPreview(seen: OrderEditPreview): NonNullable<z.input<typeof EditedOrder>['preview']> {
  const sum = (minor: number) => money(minor, seen.currency)
  const totals = ({ subtotal, discount, delivery, tax, total }: Stored['totals']) => ({
    subtotal: sum(subtotal),
    discount: sum(discount),
    delivery: sum(delivery),
    tax: sum(tax),
    total: sum(total),
  })
  return {
    revision: seen.revision,
    lines: seen.lines.map((line) => ({ ...line, unitPrice: sum(line.unitPrice), amount: sum(line.amount) })),
    totals: { before: totals(seen.totals.before), after: totals(seen.totals.after) },
    stock: [...seen.stock],
    waiting: [...seen.waiting],
    toTheFloor: seen.toTheFloor,
    refund: sum(seen.money.refund),
    toCollect: sum(seen.money.toCollect),
  }
}
