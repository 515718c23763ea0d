import { ok, type Refusal, refuse } from '@souk/kernel'
import { appendEvents, endExchange, type Order, orderEvent, receivedUnits, type Return } from '@souk/orders'
import { type Payment, paymentRefusals, type Refund, returnCredit as decideReturn } from '@souk/payments'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand, type Reader } from '../../dispatch/command.ts'
import { loadRefunds } from '../payment-facts.ts'
import { loadAttempts, standingWith } from '../payments/attempts.ts'
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
  /** False: the goods are here, or some of the credit was paid out before, so its money goes back. */
  readonly returned: boolean
}

/**
 * An exchange that ended before anything came back gives its credit back to the return, which is one like any other
 * again. Asked by the effect of its refund. Refuses `refund_not_found`.
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
    return ok({ writes: undone ?? [], effects: [], value: { refundId, returned: undone !== undefined } })
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

/** The writes, or undefined where its money goes back instead. */
function undo({ refund, credit, sent, attempts, refunds, first }: Facts, call: Call) {
  const found = first.returns.find(({ _id }) => _id === sent.exchange?.return)
  const moved = first.refunds.find(({ reference }) => reference === sent._id)
  const source = first.attempts.find(({ _id }) => _id === moved?.payment)
  if (!found || !moved || !source || refund.state !== 'pending') return undefined
  if (!isOver(sent) || !isAllAwaited(found) || refund.amount !== moved.amount) return undefined
  const back = decideReturn(
    {
      back: { refund, payment: credit, refunds: refunds.filter(({ payment }) => payment === credit._id) },
      moved: { refund: moved, payment: source, refunds: first.refunds.filter(({ payment }) => payment === source._id) },
    },
    call.now,
  )
  const lines = moved.lines ?? []
  const ended = { ...call, orderNumber: sent.number }
  return [
    ...back.writes,
    ...endExchange(first.order, found, lines, ended, call.now),
    standingOf(first.order, standingWith(first.attempts, back.value.source, first.order)),
    standingOf(sent, standingWith(attempts, back.value.credit, sent)),
    { patch: { id: sent._id, insert: appendEvents(orderEvent('credit_returned', call, call.now)) } },
  ]
}

const isOver = ({ state }: Order): boolean => state === 'canceled' || state === 'expired'
/** Nothing of it has come back, and it is one that something comes back of. */
const isAllAwaited = ({ kind, state, lines }: Return): boolean =>
  kind === 'return' && state === 'approved' && lines.every((line) => receivedUnits(line) === 0)

const standingOf = ({ _id }: Order, paymentStanding: string) => ({ patch: { id: _id, set: { paymentStanding } } })
