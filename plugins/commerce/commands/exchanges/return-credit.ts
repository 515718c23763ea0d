import { type Decision, ok, type Refusal, refuse, type Result } from '@souk/kernel'
import {
  appendEvents,
  awaitsGoods,
  endExchange,
  exchangeEnded,
  type Order,
  orderEvent,
  type Return,
  unitsToRefund,
} from '@souk/orders'
import { type Payment, paymentRefusals, type Refund, returnCredit as decideReturn } from '@souk/payments'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand, type Reader } from '../../dispatch/command.ts'
import { loadRefunds } from '../payment-facts.ts'
import { loadAttempts, standingWith } from '../payments/attempts.ts'
import { refundReturn } from '../returns/refund-return.ts'
import { type AfterSaleFacts, loadAfterSale } from '../returns/return-facts.ts'

interface Facts {
  /** Of the credit; decided, not executed. */
  readonly refund: Refund
  readonly credit: Payment
  readonly sent: Order
  readonly attempts: readonly Payment[]
  readonly refunds: readonly Refund[]
  /** The order that was exchanged from. */
  readonly first: AfterSaleFacts
}
interface Value {
  readonly refundId: string
  /** False: its money goes back: all goods are here, some of it was paid out before, or staff gave it back. */
  readonly returned: boolean
}

/**
 * An exchange that ended while goods were awaited gives its credit back to the return, which is one like any other again:
 * what came is paid by the next receipt or its close, and where it was closed before, at once. Asked by the effect of the
 * refund. Refusals: `refund_not_found`, and `payment_disputed` where something is to be paid at once.
 */
export const returnCredit = defineCommand<CommandInputs['returnCredit'], Facts | undefined, Value>({
  name: 'returnCredit',
  title: 'Give a credit back to its return',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ refundId: z.string().regex(/^refund\.[\w-]+$/) }),
  load,
  applied: (facts, { refundId }) =>
    facts?.refund.state === 'succeeded'
      ? ok({ refundId, returned: facts.refund.reference === facts.first.order._id })
      : undefined,
  decide(facts, { refundId }, call) {
    if (!facts) return notFound()
    const undone = undo(facts, call)
    if (!undone) return ok({ writes: [], effects: [], value: { refundId, returned: false } })
    return undone.ok ? ok({ ...undone.value, value: { refundId, returned: true } }) : undone
  },
})

const notFound = (): { readonly ok: false; readonly refusal: Refusal } =>
  refuse({ code: 'refund_not_found', message: paymentRefusals.refund_not_found.staff })

async function load(reader: Reader, { refundId }: CommandInputs['returnCredit']): Promise<Facts | undefined> {
  const refund = await reader.get<Refund>(refundId)
  if (refund?._type !== 'refund') return undefined
  const [credit, sent] = await Promise.all([reader.get<Payment>(refund.payment), reader.get<Order>(refund.order)])
  if (!credit || !sent?.exchange) return undefined
  const [attempts, refunds, first] = await Promise.all([
    loadAttempts(reader, sent),
    loadRefunds(reader, sent),
    loadAfterSale(reader, sent.exchange.order),
  ])
  return first && { refund, credit, sent, attempts, refunds, first }
}

/** What is written, or undefined where its money goes back instead. */
function undo(
  { refund, credit, sent, attempts, refunds, first }: Facts,
  call: Call,
): Result<Pick<Decision, 'writes' | 'effects'>, Refusal> | undefined {
  const found = first.returns.find(({ _id }) => _id === sent.exchange?.return)
  const moved = first.refunds.find(({ reference }) => reference === sent._id)
  const source = first.attempts.find(({ _id }) => _id === moved?.payment)
  if (!found || !moved || !source || refund.state !== 'pending') return undefined
  if (!endedBy(sent, refund) || !awaitsGoods(found) || refund.amount !== moved.amount) return undefined
  const back = decideReturn(
    {
      back: { refund, payment: credit, refunds: refunds.filter(({ payment }) => payment === credit._id) },
      moved: { refund: moved, payment: source, refunds: first.refunds.filter(({ payment }) => payment === source._id) },
    },
    call.now,
  )
  const lines = moved.lines ?? []
  const ended = { ...call, orderNumber: sent.number }
  const undone: AfterSaleFacts = {
    ...first,
    attempts: first.attempts.map((each) => (each._id === source._id ? back.value.source : each)),
    refunds: first.refunds.map((each) => (each._id === moved._id ? { ...each, state: 'failed' } : each)),
  }
  const paid = payReceived(undone, exchangeEnded(found, lines), call)
  if (!paid.ok) return paid
  const writes = [
    ...back.writes,
    ...endExchange(first.order, found, lines, ended, call.now),
    standingOf(first.order, standingWith(first.attempts, back.value.source, first.order)),
    standingOf(sent, standingWith(attempts, back.value.credit, sent)),
    { patch: { id: sent._id, insert: appendEvents(orderEvent('credit_returned', call, call.now)) } },
    ...paid.value.writes,
  ]
  return ok({ writes, effects: paid.value.effects })
}

/**
 * Whether the order's end decided this refund, whose id and whose entry on the timeline have the same command's id. What
 * staff gave back of one that stood may be with the shopper already.
 */
const endedBy = ({ state, events }: Order, { _id }: Refund): boolean =>
  (state === 'canceled' || state === 'expired') &&
  events
    .filter(({ type }) => type === 'canceled' || type === 'expired')
    .map(({ _key, type }) => `refund.${_key.slice(0, -`-${type}`.length)}`)
    // The first refund of a command has its plain id, others a number behind it
    .some((id) => _id === id || (_id.startsWith(id) && /^-\d+$/.test(_id.slice(id.length))))

/** A return that was closed is asked for nothing more: what came of it by then is paid now. */
function payReceived(
  facts: AfterSaleFacts,
  after: Return,
  call: Call,
): Result<Pick<Decision, 'writes' | 'effects'>, Refusal> {
  const none = ok({ writes: [], effects: [] })
  if (after.state !== 'closed' || unitsToRefund(after).length === 0) return none
  const money = refundReturn(facts, after, call)
  // Its units were refunded by hand meanwhile
  return !money.ok && money.refusal.code === 'nothing_to_refund' ? none : money
}

const standingOf = ({ _id }: Order, paymentStanding: string) => ({ patch: { id: _id, set: { paymentStanding } } })
