import { createHash } from 'node:crypto'
import { money } from '@souk/kernel'
import type { ExchangePreview, Order, Return } from '@souk/orders'
import { z } from 'zod'
import { requireStaff } from '../../caller.ts'
import { type Call, defineRoute } from '../../route.ts'
import { runCommand } from '../../run-command.ts'
import { Exchange, NewExchange, ReturnId } from '../../schemas/exchanges.ts'

interface Agreed {
  readonly orderId: string
  readonly number: string
  readonly state: Order['state']
  readonly toPay: number
  readonly currency: string
}

/**
 * `POST /returns/:id/exchange`: something else is sent instead of the units of a return, which pay for it as far as they
 * are worth it. With `dry_run` it only says what that would come to. A key runs it once.
 */
export const exchangeReturn = defineRoute({
  method: 'POST',
  path: '/returns/:id/exchange',
  id: 'exchangeReturn',
  summary: 'Exchange a return or a claim',
  tag: 'Orders',
  access: 'staff',
  roles: ['administrator', 'manager', 'support'],
  params: z.strictObject({ id: ReturnId }),
  query: z.strictObject({
    dry_run: z.enum(['true', 'false']).optional().meta({ description: 'true: only says what it would come to.' }),
  }),
  body: NewExchange,
  status: 200,
  answer: Exchange,
  problems: [
    'return_not_found',
    'wrong_state',
    'exchanged_already',
    'nothing_to_exchange',
    'paid_in_two_ways',
    'nothing_to_waive',
    'payment_disputed',
    'no_email',
    'product_unavailable',
    'out_of_stock',
    'order_differs',
    'total_changed',
    'forbidden',
    'busy',
  ],
  async run(call) {
    const member = await requireStaff(call)
    const { lines, send, waive = false, expectedTotal } = call.body
    const asked = { returnId: call.params.id, lines }
    if (call.query.dry_run === 'true') {
      const seen = await runCommand(call, member, 'previewExchange', { ...asked, ...(waive ? { waive } : {}) })
      return { value: { preview: toPreview(seen as ExchangePreview), order: null } }
    }
    const done = (await runCommand(call, member, waive ? 'waiveExchange' : 'exchangeReturn', {
      ...asked,
      orderUlid: ulidOf(`exchange of ${call.params.id} ${call.once ?? (await nthOf(call))}`),
      ...(send === undefined ? {} : { send }),
      ...(expectedTotal === undefined ? {} : { expectedTotal }),
    })) as Agreed
    const { orderId, number, state, toPay, currency } = done
    return { value: { preview: null, order: { id: orderId, number, state, toPay: money(toPay, currency) } } }
  },
})

/** What was decided of a return before: one whose exchange came to nothing may be exchanged again, by another order. */
async function nthOf({ services, params: { id } }: Call<{ readonly id: string }, unknown, unknown>): Promise<number> {
  const [found] = (await services.commerce.store.get([id])) as readonly (Return | undefined)[]
  return found?.refunds.length ?? 0
}

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A name in the letters of a ulid that is always the same for the same words and tells nothing of them. */
function ulidOf(words: string): string {
  const hash = createHash('sha256').update(words).digest()
  return [...hash.subarray(0, 26)].map((byte) => letters.charAt(byte % 32)).join('')
}

function toPreview(seen: ExchangePreview): NonNullable<z.input<typeof Exchange>['preview']> {
  const sum = (minor: number) => money(minor, seen.currency)
  const { subtotal, discount, delivery, tax, total } = seen.totals
  return {
    lines: seen.lines.map((line) => ({ ...line, unitPrice: sum(line.unitPrice), subtotal: sum(line.subtotal) })),
    totals: {
      subtotal: sum(subtotal),
      discount: sum(discount),
      delivery: sum(delivery),
      tax: sum(tax),
      total: sum(total),
    },
    worth: sum(seen.worth),
    credit: sum(seen.credit),
    toPay: sum(seen.toPay),
    refund: sum(seen.refund),
    refundNow: seen.refundNow,
    waived: sum(seen.waived),
    stock: [...seen.stock],
    awaits: seen.awaits,
  }
}
