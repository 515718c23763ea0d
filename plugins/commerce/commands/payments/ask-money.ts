import { ok, type Refusal, type Result, type Role } from '@souk/kernel'
import { appendEvents, type Order, orderEvent } from '@souk/orders'
import {
  heldPayment,
  type MoneyFacts,
  type Payment,
  whyNotCapture,
  whyNotCheck,
  whyNotPayLink,
  whyNotRelease,
} from '@souk/payments'
import { z } from 'zod'
import type { Call, Reader } from '../../dispatch/command.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { mailAbout } from '../mail-about.ts'
import { isMarked, orderIdShape, orderNotFound } from '../work.ts'
import { loadAttempts } from './attempts.ts'

interface Input {
  readonly orderId: string
}
interface Facts extends MoneyFacts {
  readonly order: Order
}
interface Value {
  readonly orderId: string
}
type Why = (facts: MoneyFacts) => Refusal | undefined

const input = z.strictObject({ orderId: orderIdShape })
const managers = ['administrator', 'manager'] as const satisfies readonly Role[]
const desk = ['administrator', 'manager', 'support'] as const satisfies readonly Role[]

async function load(reader: Reader, { orderId }: Input): Promise<Facts | undefined> {
  const order = await reader.get<Order>(orderId)
  return (
    order && { order, orderState: order.state, email: order.contact.email, payments: await loadAttempts(reader, order) }
  )
}

const applied = (facts: Facts | undefined, { orderId }: Input, call: Call): Result<Value, Refusal> | undefined =>
  facts && isMarked(facts.order, call) ? ok({ orderId }) : undefined

/** The order, unless there is none or the rule says no. */
function allowed(facts: Facts | undefined, why: Why): Result<Facts, Refusal> {
  if (!facts) return orderNotFound()
  const refusal = why(facts)
  return refusal ? { ok: false, refusal } : ok(facts)
}

/** The line that the order's timeline gets; by it a repeat is known. */
const noted = ({ order }: Facts, call: Call, note: string) => ({
  patch: {
    id: order._id,
    ifRevisionID: order._rev,
    insert: appendEvents(orderEvent('note', call, call.now, { note })),
  },
})

/**
 * Takes money that is only held, before everything is packed. The capture follows by effect, which reads this wish from
 * the payment. Refusals: `order_not_found` and those of `whyNotCapture`.
 */
export const capturePayment = defineCommand<Input, Facts | undefined, Value>({
  name: 'capturePayment',
  title: 'Take the money now',
  roles: managers,
  lane: 'direct',
  input,
  load,
  applied,
  decide(found, { orderId }, call) {
    const facts = allowed(found, whyNotCapture)
    if (!facts.ok) return facts
    const held: Payment | undefined = heldPayment(facts.value.payments)
    if (!held) return orderNotFound()
    const asked = { patch: { id: held._id, ifRevisionID: held._rev, set: { captureAskedAt: call.now } } }
    return ok({
      writes: [asked, noted(facts.value, call, 'The money that is held was asked for')],
      effects: [{ kind: 'capture', subject: held._id }],
      value: { orderId },
    })
  },
})

/** Lets money go that is still held for an order that is over. Refusals: `order_not_found`, those of `whyNotRelease`. */
export const releasePayment = defineCommand<Input, Facts | undefined, Value>({
  name: 'releasePayment',
  title: 'Let the money go',
  roles: managers,
  lane: 'direct',
  input,
  load,
  applied,
  decide(found, { orderId }, call) {
    const facts = allowed(found, whyNotRelease)
    if (!facts.ok) return facts
    const held = heldPayment(facts.value.payments)
    return ok({
      writes: [noted(facts.value, call, 'The money that is held was let go')],
      effects: held ? [{ kind: 'end-session', subject: held._id }] : [],
      value: { orderId },
    })
  },
})

/** Mails the shopper the way to pay an order that waits for it. Refusals: `order_not_found`, those of `whyNotPayLink`. */
export const sendPaymentLink = defineCommand<Input, Facts | undefined, Value>({
  name: 'sendPaymentLink',
  title: 'Send the payment link',
  roles: desk,
  lane: 'direct',
  input,
  load,
  applied,
  decide(found, { orderId }, call) {
    const facts = allowed(found, whyNotPayLink)
    if (!facts.ok) return facts
    const { writes, effects } = mailAbout(facts.value.order, 'payment-link', call)
    return ok({
      writes: [...writes, noted(facts.value, call, 'The payment link was sent')],
      effects,
      value: { orderId },
    })
  },
})

/**
 * Asks the provider how the payment stands, when a webhook may have been lost. This only says whether there is anybody to
 * ask; the errand reads. Refusals: `order_not_found`, `nothing_to_ask`.
 */
export const checkPayment = defineCommand<Input, Facts | undefined, Value>({
  name: 'checkPayment',
  title: 'Ask the provider again',
  roles: desk,
  lane: 'direct',
  input,
  load,
  applied: () => undefined,
  decide(found, { orderId }) {
    const facts = allowed(found, whyNotCheck)
    return facts.ok ? ok({ writes: [], effects: [], value: { orderId } }) : facts
  },
})
