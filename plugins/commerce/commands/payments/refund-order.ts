import { type New, ok, type Refusal, type Result, refuse } from '@souk/kernel'
import { appendEvents, type Order, orderRefusals } from '@souk/orders'
import { type Payment, type Refund, type RefundLine, refundLines } from '@souk/payments'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand, invalidInput } from '../../dispatch/command.ts'
import { giveBack, givenBy } from '../give-back.ts'
import { loadRefunds } from '../payment-facts.ts'
import { orderIdShape, orderNotFound } from '../work.ts'
import { loadAttempts } from './attempts.ts'

type Input = CommandInputs['refundOrder']
interface Facts {
  readonly order: Order
  readonly attempts: readonly Payment[]
  readonly refunds: readonly Refund[]
}
/** What deciding a refund answers; the money follows by effect. */
export interface RefundedValue {
  readonly refundId: string
  readonly orderId: string
  readonly amount: number
  readonly currency: string
  readonly state: Refund['state']
  readonly lines: readonly RefundLine[]
}

const input: z.ZodType<Input> = z.strictObject({
  orderId: orderIdShape,
  lines: z
    .array(z.strictObject({ sku: z.string().min(1).max(100), quantity: z.int().min(1).max(9999) }))
    .min(1)
    .max(200)
    .exactOptional(),
  amount: z.int().min(1).exactOptional(),
  reason: z.string().trim().min(1).max(200),
  note: z.string().trim().max(500).exactOptional(),
})

/**
 * Gives money back for units of lines, as an amount out of goodwill, or, with neither said, everything that is left.
 * Decided here, done by effect. Refusals: `order_not_found`, `nothing_captured`, `refund_too_large {refundable}`,
 * `unknown_refund_line`, `refund_units_too_many`, `payment_disputed`.
 */
export const refundOrder = defineCommand<Input, Facts | undefined, RefundedValue>({
  name: 'refundOrder',
  title: 'Refund',
  roles: ['administrator', 'manager', 'support'],
  lane: 'direct',
  input,
  async load(reader, { orderId }) {
    const order = await reader.get<Order>(orderId)
    if (!order) return undefined
    const [attempts, refunds] = await Promise.all([loadAttempts(reader, order), loadRefunds(reader, order)])
    return { order, attempts, refunds }
  },
  applied(facts, _, call) {
    const refund = facts && givenBy(facts.refunds, call)
    return refund && ok(valueOf(refund))
  },
  decide(facts, wanted, call) {
    if (!facts) return orderNotFound()
    if (wanted.lines && wanted.amount !== undefined)
      return { ok: false, refusal: invalidInput([{ path: ['amount'], message: 'Say lines or an amount, not both.' }]) }
    const { order, attempts, refunds } = facts
    if (attempts.some(({ disputed }) => disputed))
      return refuse({ code: 'payment_disputed', message: orderRefusals.payment_disputed.staff })
    const priced = pricedLines(facts, wanted)
    if (!priced.ok) return priced
    return decided(order, attempts, refunds, { wanted, lines: priced.value }, call)
  },
})

function pricedLines({ order, refunds }: Facts, { lines }: Input): Result<readonly RefundLine[] | undefined, Refusal> {
  if (!lines) return ok(undefined)
  return refundLines({ lines: order.lines, taxIncluded: order.taxIncluded, refunds }, lines)
}

function decided(
  order: Order,
  attempts: readonly Payment[],
  refunds: readonly Refund[],
  { wanted, lines }: { readonly wanted: Input; readonly lines: readonly RefundLine[] | undefined },
  call: Call,
) {
  if (attempts.length === 0) return orderNotFound()
  const amount = lines ? lines.reduce((sum, line) => sum + line.amount, 0) : wanted.amount
  const given = giveBack(
    attempts,
    refunds,
    {
      reason: wanted.reason,
      ...(wanted.note ? { note: wanted.note } : {}),
      ...(amount === undefined ? {} : { amount }),
      ...(lines ? { lines } : {}),
    },
    call,
  )
  if (!given.ok) return given
  const { refund, events, made } = given.value
  const told = { patch: { id: order._id, insert: appendEvents(...events) } }
  return ok({ ...refund, writes: [...refund.writes, told], value: valueOf(made) })
}

const valueOf = ({ _id, order, amount, currency, state, lines }: New<Refund>): RefundedValue => ({
  refundId: _id,
  orderId: order,
  amount,
  currency,
  state,
  lines: lines ?? [],
})
