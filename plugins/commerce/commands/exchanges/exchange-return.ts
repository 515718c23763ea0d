import { claim, reserve, stockWrites } from '@souk/inventory'
import { type Decision, type New, ok, type Refusal, type Result, type Role } from '@souk/kernel'
import {
  appendEvents,
  exchangeReturn as decideReturn,
  type Order,
  orderId as orderIdOf,
  placeOrder as decideOrder,
} from '@souk/orders'
import { moveCredit, type Payment, paymentId, paymentStanding as standingOf, type Refund } from '@souk/payments'
import type { CommandInputs } from '../../contract.ts'
import { type Call, type Command, defineCommand } from '../../dispatch/command.ts'
import { folded } from '../../dispatch/fold.ts'
import { becomePlaced } from '../become-placed.ts'
import { no } from '../edits/edit-refusals.ts'
import { giveBack } from '../give-back.ts'
import { mailAbout } from '../mail-about.ts'
import { standingWith } from '../payments/attempts.ts'
import { pricedLines } from '../priced-lines.ts'
import { promiseFor } from '../promise-facts.ts'
import { returnNotFound, returnRoles } from '../returns/return-facts.ts'
import { type DecidedExchange, decideExchange } from './decide-exchange.ts'
import { type ExchangeFacts, loadExchange } from './exchange-facts.ts'
import { goodwillGiven } from './goodwill.ts'
import { agreedShape } from './inputs.ts'

type Input = CommandInputs['exchangeReturn']
interface Facts extends ExchangeFacts {
  readonly number: string
  /** There already: this was agreed on before. */
  readonly sent: Order | undefined
}

/** What agreeing on an exchange answers. */
export interface ExchangedValue {
  /** The order that is sent instead. */
  readonly orderId: string
  readonly number: string
  readonly returnId: string
  readonly state: Order['state']
  /** What the shopper is asked for, minor units. */
  readonly toPay: number
  readonly currency: string
}

/** So long its units are held for what it costs more: people read their mail within a day. */
const heldMinutes = 24 * 60
/** Why money goes back with an exchange. */
export const cheaperReason = 'Something cheaper was sent in exchange'
/** Why money leaves the first order. */
const exchangeReason = 'Exchanged'

/**
 * Something else is sent for the units of a return, in one transaction: the return and its order, the credit that leaves
 * the one order and pays the other, the new order with its units, what is left for the shopper, the mail. Refusals:
 * `return_not_found`, `order_differs`, `total_changed`, those of `decideExchange`.
 */
const agreeing = (name: 'exchangeReturn' | 'waiveExchange', title: string, roles: readonly Role[]): Command =>
  defineCommand<Input, Facts | undefined, ExchangedValue>({
    name,
    title,
    roles,
    lane: 'stock',
    input: agreedShape,
    async load(reader, input) {
      const [facts, sent, number] = await Promise.all([
        loadExchange(reader, input),
        reader.get<Order>(orderIdOf(input.orderUlid)),
        reader.orderNumber(),
      ])
      return facts && { ...facts, sent, number }
    },
    applied(facts, { returnId }) {
      if (!facts?.sent) return undefined
      if (facts.sent.exchange?.return !== returnId) return no('order_differs', { number: facts.sent.number })
      return ok(valueOf(facts.sent, leftToPay(facts.sent)))
    },
    decide(facts, input, call) {
      if (!facts) return returnNotFound()
      const decided = decideExchange(facts, { waive: name === 'waiveExchange' }, call)
      if (!decided.ok) return decided
      const { total } = decided.value.quoted.totals
      const { expectedTotal: shown = total } = input
      return shown === total ? write(facts, decided.value, input, call) : no('total_changed', { total, shown })
    },
  })

/** What it costs more is asked of the shopper. */
export const exchangeReturn = agreeing('exchangeReturn', 'Exchange', returnRoles)
/** What it costs more is the shop's. */
export const waiveExchange = agreeing('waiveExchange', 'Exchange and waive the difference', [
  'administrator',
  'manager',
])

const leftToPay = ({ state, totals, exchange }: Order): number =>
  state === 'pending_payment' ? totals.total - (exchange?.credit ?? 0) : 0

function write(
  facts: Facts,
  decided: DecidedExchange,
  input: Input,
  call: Call,
): Result<Decision<ExchangedValue>, Refusal> {
  const order = newOrder(facts, decided, input, call)
  if (!order.ok) return order
  const made = order.value.value
  const credit = { order: made._id, orderNumber: made.number, amount: decided.credit, lines: decided.lines }
  const moved = moveCredit(decided.source, { ...call, ...credit, reason: exchangeReason }, call.now)
  const { refund, payment, source } = moved.value
  const named = { returnId: facts.found._id, orderId: made._id, orderNumber: made.number, refundId: refund._id }
  const returned = decideReturn(facts, { ...call, ...named }, call.now)
  if (!returned.ok) return returned
  const rest = restNow(facts, decided, { source, refund: stored(refund, call) }, call)
  if (!rest.ok) return rest
  const sent = send(made, stored(payment, call), facts, decided, call)
  if (!sent.ok) return sent
  const set = { paymentStanding: standingWith(facts.attempts, source, facts.order) }
  const told = tellAgreed(facts, decided, call)
  return ok({
    writes: [
      ...returned.value.writes,
      { patch: { id: facts.order._id, set } },
      ...moved.writes,
      ...rest.value.writes,
      ...sent.value.writes,
      ...told.writes,
    ],
    effects: [...rest.value.effects, ...sent.value.effects, ...told.effects],
    value: valueOf({ ...made, state: sent.value.value }, decided.toPay),
  })
}

/** A document that this decision creates has no revision yet. */
const stored = <Doc extends object>(made: Doc, { now }: Call) => ({
  _rev: '',
  _createdAt: now,
  _updatedAt: now,
  ...made,
})

/** The order that is sent instead: to the same door, of the same shopper, its units held for a day. */
function newOrder(
  facts: Facts,
  { goods, quoted, units, waived, awaits, credit }: DecidedExchange,
  input: Input,
  call: Call,
) {
  const { order, shop, found } = facts
  const { contact, address, delivery, language, substitution, customer } = order
  const words = { language, fallback: shop.settings.defaultLanguage }
  const { rate: _, ...way } = delivery
  const orderId = orderIdOf(input.orderUlid)
  const waits = awaits && input.send === 'after'
  return decideOrder(
    {
      cart: order,
      lines: pricedLines(goods, quoted, shop.sellers, words),
      totals: quoted.totals,
      taxIncluded: quoted.taxIncluded,
      promotions: waived > 0 ? [goodwillGiven(waived, language)] : [],
      units,
    },
    {
      ...call,
      orderId,
      number: facts.number,
      paymentId: paymentId(orderId, 1),
      contact,
      address,
      delivery: way,
      substitution,
      language,
      ...(customer === undefined ? {} : { customer }),
      reservationMinutes: heldMinutes,
      exchange: {
        order: order._id,
        orderNumber: order.number,
        return: found._id,
        credit,
        ...(waits ? { awaits: true } : {}),
      },
    },
    call.now,
  )
}

/** With nothing to pay it is placed at once; else its units are held, and the way to pay is mailed. */
function send(
  made: New<Order>,
  credit: Payment,
  facts: Facts,
  { units, goods, toPay }: DecidedExchange,
  call: Call,
): Result<Decision<Order['state']>, Refusal> {
  const cause = { kind: 'exchange', order: made._id, orderNumber: made.number }
  const moved = (toPay > 0 ? reserve : claim)(facts.levels, units, { ...call, cause }, call.now)
  if (!moved.ok) return moved
  const stock = stockWrites(moved.value, facts.levels)
  const paymentStanding = standingOf([credit], made.totals.total)
  const order = { ...made, paymentStanding }
  if (toPay > 0) {
    const { writes, effects } = mailAbout(order, 'payment-link', call)
    return ok({ writes: [{ create: order }, ...stock, ...writes], effects, value: order.state })
  }
  const products = goods.map(({ product }) => product)
  const promise = promiseFor(order, { shop: facts.shop, products, queueAt: facts.queueAt }, call.now)
  const placed = becomePlaced(order, paymentStanding, promise, undefined, call)
  if (!placed.ok) return placed
  return ok({
    writes: folded([{ create: order }, ...placed.value.writes, ...stock]),
    effects: placed.value.effects,
    value: made.exchange?.awaits ? 'on_hold' : 'placed',
  })
}

/** What is left for the shopper goes back at once when the goods are here, else once they are. */
function restNow(
  { order, attempts, refunds }: Facts,
  { rest, awaits }: DecidedExchange,
  { source, refund }: { readonly source: Payment; readonly refund: Refund },
  call: Call,
): Result<Pick<Decision, 'writes' | 'effects'>, Refusal> {
  if (rest < 1 || awaits) return ok({ writes: [], effects: [] })
  const now = attempts.map((each) => (each._id === source._id ? source : each))
  const given = giveBack(now, [...refunds, refund], { reason: cheaperReason, amount: rest }, call)
  if (!given.ok) return given
  const { refund: back, events } = given.value
  const told = { patch: { id: order._id, insert: appendEvents(...events) } }
  return ok({ writes: [...back.writes, told], effects: back.effects })
}

/** Of what is here already nobody need be told where to send it: the new order's own mail says the rest. */
const tellAgreed = ({ order, found }: Facts, { awaits }: DecidedExchange, call: Call) =>
  awaits || found.kind === 'claim' ? mailAbout(order, 'exchange-agreed', call, found._id) : { writes: [], effects: [] }

const valueOf = (
  { _id, number, state, currency, exchange }: Pick<Order, '_id' | 'number' | 'state' | 'currency' | 'exchange'>,
  toPay: number,
): ExchangedValue => ({ orderId: _id, number, returnId: exchange?.return ?? '', state, toPay, currency })
