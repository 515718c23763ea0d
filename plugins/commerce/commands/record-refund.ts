import { ok, refuse } from '@souk/kernel'
import { appendEvents, type Order, orderEvent } from '@souk/orders'
import { recordRefund as decideOutcome, type Payment, paymentRefusals, type Refund } from '@souk/payments'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { defineCommand } from '../dispatch/command.ts'
import { tellRefunded } from './messages/tell.ts'
import { loadRefunds } from './payment-facts.ts'
import { loadAttempts, standingWith } from './payments/attempts.ts'

type Input = CommandInputs['recordRefund']
interface Facts {
  readonly refund: Refund
  readonly payment: Payment
  readonly order: Order
  readonly attempts: readonly Payment[]
  readonly refunds: readonly Refund[]
}
interface Value {
  readonly refundId: string
  readonly state: Refund['state']
}

/** How a refund went at the provider; payment and order learn of it in the same transaction. Refuses `refund_not_found`. */
export const recordRefund = defineCommand<Input, Facts | undefined, Value>({
  name: 'recordRefund',
  title: 'Refund news',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    refundId: z.string().regex(/^refund\.[\w-]+$/),
    state: z.enum(['pending', 'succeeded', 'failed']),
    reference: z.string().max(300).exactOptional(),
    failure: z.string().max(500).exactOptional(),
  }),
  async load(reader, { refundId }) {
    const refund = await reader.get<Refund>(refundId)
    if (!refund) return undefined
    const [payment, order] = await reader.getAll<Payment | Order>([refund.payment, refund.order])
    if (payment?._type !== 'payment' || order?._type !== 'order') return undefined
    const [attempts, refunds] = await Promise.all([loadAttempts(reader, order), loadRefunds(reader, order)])
    return { refund, payment, order, attempts, refunds }
  },
  applied: () => undefined,
  decide(facts, { refundId, ...outcome }, call) {
    if (!facts) return refuse({ code: 'refund_not_found', message: paymentRefusals.refund_not_found.staff })
    const { refund, payment, order, attempts } = facts
    const refunds = facts.refunds.filter((each) => each.payment === payment._id)
    const decided = decideOutcome({ refund, payment, refunds }, outcome, call.now)
    const { refund: after, payment: paid, changed } = decided.value
    const value = { refundId, state: after.state }
    if (!changed) return ok({ writes: decided.writes, effects: [], value })
    const standing = standingWith(attempts, paid, order)
    const types = { pending: [], succeeded: ['refunded'], failed: ['refund_failed'] } as const
    const events = types[after.state].map((type) => orderEvent(type, call, call.now))
    const told = after.state === 'succeeded' ? tellRefunded(order, refundId, call) : { writes: [], effects: [] }
    return ok({
      writes: [
        ...decided.writes,
        ...told.writes,
        {
          patch: {
            id: order._id,
            ifRevisionID: order._rev,
            set: { paymentStanding: standing },
            ...(events.length > 0 && { insert: appendEvents(...events) }),
          },
        },
      ],
      effects: told.effects,
      value,
    })
  },
})
