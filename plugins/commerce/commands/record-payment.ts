import { type Decision, dotted, ok } from '@souk/kernel'
import { appendEvents, type OrderState, orderEvent } from '@souk/orders'
import { type IncomingEvent, mismatchOf, type PaymentState, recordObserved } from '@souk/payments'
import { servingLocations } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { type Call, defineCommand } from '../dispatch/command.ts'
import { consequences } from './payment-consequences.ts'
import { loadMoney, type MoneyFacts, type PaymentFacts, paymentIdShape, paymentNotFound } from './payment-facts.ts'
import { loadLevels } from './place-facts.ts'
import { loadPromise } from './promise-facts.ts'

type Input = CommandInputs['recordPayment']

/** What recording answers: how order and payment stand now. */
export interface PaymentValue {
  readonly orderId: string
  readonly orderState: OrderState
  readonly paymentState: PaymentState
  /** The provider's figures are not the order's: nothing was taken over, and a person has to look. */
  readonly mismatch?: string
}

const amount = z.int().min(0)
const input: z.ZodType<Input> = z.strictObject({
  paymentId: paymentIdShape,
  event: z
    .strictObject({
      source: z.string().regex(/^[\w-]{1,30}$/),
      id: z.string().regex(/^[\w-]{1,80}$/),
      kind: z.string().max(100),
      payload: z.string(),
    })
    .exactOptional(),
  observed: z.strictObject({
    status: z.string(),
    amount,
    currency: z.string(),
    authorized: amount,
    captured: amount,
    refunded: amount,
    disputed: z.boolean(),
    orderId: z.string().exactOptional(),
    captureBefore: z.string().exactOptional(),
    dispute: z
      .strictObject({
        reference: z.string(),
        state: z.enum(['open', 'won', 'lost']),
        amount,
        reason: z.string(),
        dueBy: z.string().exactOptional(),
      })
      .exactOptional(),
    reference: z.string().exactOptional(),
    session: z.string().exactOptional(),
    card: z.strictObject({ brand: z.string(), last4: z.string() }).exactOptional(),
    failure: z.string().exactOptional(),
  }),
})

/**
 * Takes over what reading the provider showed, once per event, with all that follows from it: the order is placed, or,
 * when the money came after the reservation lapsed, its units are found again or the money goes back. What does not
 * match the order's sum, currency or id is counted for nothing and marked. Refuses `payment_not_found`.
 */
export const recordPayment = defineCommand<Input, PaymentFacts | undefined, PaymentValue>({
  name: 'recordPayment',
  title: 'Payment news',
  roles: [],
  lane: 'stock',
  input,
  async load(reader, { paymentId, event }) {
    const [money, known] = await Promise.all([
      loadMoney(reader, paymentId),
      event ? reader.get<IncomingEvent>(eventId(event)) : undefined,
    ])
    if (!money) return undefined
    const promise = await loadPromise(reader, money.order)
    const zone = promise.shop.zones.find(({ _id }) => _id === money.order.delivery.zone)
    const late = money.order.state === 'expired'
    const locations = late ? servingLocations(promise.shop.locations, zone, money.order.delivery.location) : []
    const levels = await loadLevels(reader, money.order.lines, locations)
    return { money, event: known, promise, levels, locations }
  },
  applied: (facts) => (facts?.event ? ok(valueOf(facts.money)) : undefined),
  decide(facts, { observed, event }, call) {
    if (!facts) return paymentNotFound()
    const { payment, order } = facts.money
    const seen = event ? [{ create: eventDocument(event, order._id, call) }] : []
    const mismatch = mismatchOf(payment, observed)
    if (mismatch !== undefined) {
      const alarm = alarmed(facts.money, mismatch, call)
      return ok({ ...alarm, writes: [...seen, ...alarm.writes] })
    }
    const recorded = recordObserved(payment, observed, call.now)
    if (!recorded.ok) return recorded
    const { changed, payment: after } = recorded.value.value
    if (!changed) return ok({ writes: seen, effects: [], value: valueOf(facts.money) })
    const followed = consequences(facts, recorded.value.value, call)
    if (!followed.ok) return followed
    const { writes, effects, value: orderState } = followed.value
    return ok({
      writes: [...seen, ...recorded.value.writes, ...writes],
      effects,
      value: { orderId: order._id, orderState, paymentState: after.state },
    })
  },
})

/** Told once: on the payment, and in the order's timeline. The order stays as it is, so nothing ships for it. */
function alarmed({ payment, order, ...rest }: MoneyFacts, mismatch: string, call: Call): Decision<PaymentValue> {
  const value = { ...valueOf({ payment, order, ...rest }), mismatch }
  if (payment.mismatch === mismatch) return { writes: [], effects: [], value }
  const event = orderEvent('payment_mismatch', call, call.now, { note: mismatch })
  const writes = [
    { patch: { id: payment._id, ifRevisionID: payment._rev, set: { mismatch } } },
    { patch: { id: order._id, ifRevisionID: order._rev, insert: appendEvents(event) } },
  ]
  return { writes, effects: [], value }
}

const eventId = ({ source, id }: { readonly source: string; readonly id: string }) => dotted('event', source, id)

const eventDocument = ({ source, id, kind, payload }: NonNullable<Input['event']>, order: string, call: Call) => ({
  _id: eventId({ source, id }),
  _type: 'event',
  source,
  kind,
  receivedAt: call.now,
  order,
  payload,
})

const valueOf = ({ order, payment }: MoneyFacts): PaymentValue => ({
  orderId: order._id,
  orderState: order.state,
  paymentState: payment.state,
})
