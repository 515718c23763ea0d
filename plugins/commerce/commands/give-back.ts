import type { Decision, New, Refusal, Result } from '@souk/kernel'
import { dotted, ok, refuser } from '@souk/kernel'
import {
  appendEvents,
  type LineItem,
  type Order,
  type OrderEvent,
  orderEvent,
  receivedUnits,
  type Return,
} from '@souk/orders'
import {
  decideRefund,
  type Payment,
  paymentRefusals,
  type Refund,
  refundable,
  refundDue,
  refundedUnits,
  type RefundLine,
} from '@souk/payments'
import type { Call } from '../dispatch/command.ts'

/** A decided refund, the timeline's entry for it, and the effect that executes it. */
export interface GivenBack {
  readonly refund: Decision<undefined>
  readonly events: readonly OrderEvent[]
  readonly made: New<Refund>
}

/** Payments to give money back by, the one with most left first: an order that was sent in exchange may have two. */
function payersOf(payments: readonly Payment[], refunds: readonly Refund[]) {
  const found = payments.map((payment) => {
    const own = refunds.filter((refund) => refund.payment === payment._id)
    return { payment, own, left: refundable(payment, own) }
  })
  const rest = found.filter(({ left }) => left > 0).toSorted((a, b) => b.left - a.left)
  return rest.length > 0 ? rest : found.slice(0, 1)
}

/**
 * Decides to give money back (all that is left, when no amount is said), by several payments where one has not enough.
 * The caller adds the entries to the order's timeline in the same transaction: refunds are found again by them.
 */
export function giveBack(
  payments: readonly Payment[],
  refunds: readonly Refund[],
  wanted: {
    readonly reason: string
    readonly note?: string
    readonly amount?: number
    readonly lines?: readonly RefundLine[]
  },
  call: Call,
): Result<GivenBack, Refusal> {
  const payers = payersOf(payments, refunds)
  const made: Decision<New<Refund>>[] = []
  const events: OrderEvent[] = []
  let due = wanted.amount
  for (const [index, { payment, own, left }] of payers.entries()) {
    const last = index === payers.length - 1
    const amount = due === undefined || last ? due : Math.min(due, left)
    const named = index === 0 ? call : { ...call, commandId: `${call.commandId}-${index + 1}` }
    const { lines, ...said } = wanted
    const asked = {
      ...named,
      ...said,
      ...(index === 0 && lines ? { lines } : {}),
      ...(amount === undefined ? {} : { amount }),
    }
    const decided = decideRefund({ payment, refunds: own }, asked, call.now)
    if (!decided.ok) return decided
    made.push(decided.value)
    events.push(orderEvent('refund_requested', named, call.now, { note: wanted.reason }))
    due = due === undefined ? undefined : due - decided.value.value.amount
    if (due === 0) break
  }
  return together(made, events)
}

/** The value names the first refund, with the sum of all. */
function together(made: readonly Decision<New<Refund>>[], events: readonly OrderEvent[]): Result<GivenBack, Refusal> {
  const [first] = made
  if (!first) return no('nothing_captured')
  const amount = made.reduce((sum, { value }) => sum + value.amount, 0)
  const effects = made.map(({ value }) => ({ kind: 'refund', subject: value._id }))
  const writes = made.flatMap((each) => each.writes)
  return ok({ refund: { writes, effects, value: undefined }, events, made: { ...first.value, amount } })
}

/** What a command gave back before, as it was told then: its first refund, with the sum of all. */
export function givenBy<Given extends Pick<Refund, '_id' | 'amount'>>(
  refunds: readonly Given[],
  { commandId }: Pick<Call, 'commandId'>,
): Given | undefined {
  const byId = new Map(refunds.map((refund) => [refund._id, refund]))
  const first = byId.get(dotted('refund', commandId))
  let amount = first?.amount ?? 0
  for (let nth = 2, next = first; next; nth += 1) {
    next = byId.get(dotted('refund', `${commandId}-${nth}`))
    amount += next?.amount ?? 0
  }
  return first && { ...first, amount }
}

const no = refuser(paymentRefusals)

/** What giving money back for an order's units is decided from. */
export interface MoneyOfOrder {
  readonly order: Order
  readonly attempts: readonly Payment[]
  readonly refunds: readonly Refund[]
}

/** Money that was given back for an order's units, and the returns and claims that some of it was given back by. */
interface GivenFor {
  readonly refunds: readonly Refund[]
  readonly returns: readonly Pick<Return, 'kind' | 'lines' | 'refunds'>[]
}

/**
 * Units of a line that money was given back for although nothing of them came back. Those that something else is sent for
 * are out at the shopper, so they are not among them, whether they come back or not.
 */
export function refundedUnreturned(
  { _key, returned = 0 }: Pick<LineItem, '_key' | 'returned'>,
  { refunds, returns }: GivenFor,
): number {
  const given = refundedUnits(besideClaims(refunds, returns), _key)
  return Math.max(0, given - returned - exchangedUnits(returns, _key))
}

/** Units of a line that an exchange has paid for and that have not come back: a return pays for others when they are here. */
const exchangedUnits = (returns: GivenFor['returns'], line: string): number =>
  returns
    .filter(({ kind }) => kind === 'return')
    .flatMap(({ lines }) => lines.filter((each) => each.line === line))
    .reduce((sum, each) => sum + Math.max(0, each.refunded - receivedUnits(each)), 0)

/** Refunds but those of claims: what a claim gave back went out, and stays with the shopper. */
function besideClaims(refunds: readonly Refund[], returns: GivenFor['returns']): readonly Refund[] {
  const claims = new Set(returns.filter(({ kind }) => kind === 'claim').flatMap((claim) => claim.refunds))
  return refunds.filter(({ _id }) => !claims.has(_id))
}

/**
 * Of units that are called off now, how many are still to be paid back: those that were refunded before without coming
 * back are taken for the ones that never went out. What a claim refunded is not: it went out and stays with the shopper.
 */
export const unpaidOf = (
  line: Pick<LineItem, '_key' | 'canceled' | 'returned'>,
  units: number,
  given: GivenFor,
): number => Math.max(0, Math.min(units, line.canceled + units - refundedUnreturned(line, given)))

/**
 * Decides to give back what units were charged, never twice and never more than is left, and tells the order's timeline.
 * The value is the refund; undefined when nothing is due.
 */
export function giveBackUnits(
  facts: MoneyOfOrder,
  wanted: readonly { readonly sku: string; readonly quantity: number }[],
  said: { readonly reason: string; readonly note?: string },
  call: Call,
): Result<Decision<New<Refund> | undefined>, Refusal> {
  const due = refundDue(facts, wanted)
  if (!due.ok) return due
  if (!due.value) return ok({ writes: [], effects: [], value: undefined })
  const { payment: _, ...owed } = due.value
  const given = giveBack(facts.attempts, facts.refunds, { ...said, ...owed }, call)
  if (!given.ok) return given
  const { refund, events, made } = given.value
  const told = { patch: { id: facts.order._id, insert: appendEvents(...events) } }
  return ok({ ...refund, writes: [...refund.writes, told], value: made })
}
