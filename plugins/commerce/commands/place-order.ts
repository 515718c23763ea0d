import { claim, promiseLater, reserve, stockWrites, unitsThere } from '@souk/inventory'
import type { Decision, Refusal, Result } from '@souk/kernel'
import { fillWords, ok, refuse } from '@souk/kernel'
import {
  type Cart,
  contentHash,
  placeOrder as decideOrder,
  type Order,
  orderId as orderIdOf,
  orderRefusals,
} from '@souk/orders'
import { openPayment, paymentId as paymentIdOf } from '@souk/payments'
import { type Quote, quote } from '@souk/pricing'
import { localDay } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { type Call, defineCommand } from '../dispatch/command.ts'
import { folded } from '../dispatch/fold.ts'
import { isUnconfirmed } from '../dispatch/guarded-edge.ts'
import { becomePlaced } from './become-placed.ts'
import { unitsFor, unitsOfOrder } from './backorders/goods-later.ts'
import { isSellable, lineToPrice, type Sellable } from './goods.ts'
import { checkOrder, tidyOrder } from './order-input.ts'
import { loadPlacement, type PlacementFacts } from './place-facts.ts'
import { pricedLines } from './priced-lines.ts'
import { standsInTheWay } from './pricing/offered.ts'
import { promotionsGiven, redeem } from './pricing/redeem.ts'
import { promiseFor } from './promise-facts.ts'
import { type Checkout, confirmation, onItsWay, soldOut } from './unconfirmed.ts'

type Input = CommandInputs['placeOrder']
type Open = NonNullable<PlacementFacts['open']>

/** What placing answers. */
export interface PlacedValue {
  readonly orderId: string
  readonly number: string
  readonly paymentId: string
}

const line = (most: number) => z.string().trim().min(1).max(most)
const typed: z.ZodType<Input> = z.strictObject({
  orderUlid: z.string().regex(/^[a-zA-Z0-9]{10,40}$/),
  cartId: z.string().regex(/^cart\.[\w-]{8,64}$/),
  customer: z
    .string()
    .regex(/^customer\.[0-9a-z]{26}$/)
    .exactOptional(),
  email: z.email().max(200),
  phone: line(40),
  address: z.strictObject({
    name: line(120),
    line1: line(200),
    line2: z.string().trim().max(200).exactOptional(),
    city: line(120),
    region: z.string().trim().max(120).exactOptional(),
    postalCode: z.string().trim().max(20),
    country: z.string().regex(/^[A-Z]{2}$/, 'Use a two-letter country code.'),
    geopoint: z.strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) }).exactOptional(),
  }),
  delivery: z.strictObject({
    method: z.enum(['delivery', 'pickup']),
    slotId: line(100).exactOptional(),
    location: line(100).exactOptional(),
  }),
  payment: z.strictObject({ provider: z.enum(['stripe', 'paypal', 'cash']) }),
  substitution: z.enum(['ask', 'best_match', 'refund']).exactOptional(),
  language: z.string().max(35).exactOptional(),
  total: z.strictObject({ amount: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) }).exactOptional(),
})
const input = typed.overwrite(tidyOrder).superRefine(checkOrder)

/**
 * Places an order in one transaction: order, units held (or sold, for cash), ledger, payment, cart used up. Refusals:
 * `cart_not_found`, `cart_empty`, `product_unavailable`, `method_unavailable`, `outside_zone`, `out_of_stock {lines}`,
 * why a promotion code of the cart is not good (pricing's table), `total_changed {total, shown}` when it costs another sum
 * than was shown, `order_differs` when the same checkout comes again with other content.
 */
export const placeOrder = defineCommand<Input, PlacementFacts, PlacedValue>({
  name: 'placeOrder',
  title: 'Place order',
  roles: [],
  lane: 'stock',
  input,
  load: loadPlacement,
  holds: soldOut,
  applied({ checkout: { order } }, command) {
    if (!order) return undefined
    if (!sameContent(order, command)) return no('order_differs', { number: order.number })
    return isUnconfirmed(order) ? undefined : ok(placedValue(order))
  },
  decide({ checkout, covered, cart, open }, command, call) {
    const { order, released } = checkout
    // It is in, and its units are there: from here on nobody calls it off for want of them
    if (order && !covered) return onItsWay()
    if (order) return ok({ writes: [confirmation(order)], effects: [], value: placedValue(order) })
    if (!cart || !open) return released ? { ok: false, refusal: soldOut(released) } : no('cart_not_found')
    if (!open.shop.settings.deliveryMethods.includes(command.delivery.method))
      return refuse({ code: 'method_unavailable', message: `The shop does not offer ${command.delivery.method}.` })
    if (!open.zone.ok) return open.zone
    const { location } = command.delivery
    if (location !== undefined && !open.locations.includes(location))
      return refuse({ code: 'method_unavailable', message: `Nothing can be picked up at ${location}.` })
    const goods = open.goods.filter(isSellable)
    const gone = open.goods.find((each) => !isSellable(each))
    if (gone) return no('product_unavailable', { sku: gone.line.sku })
    return place(cart, open, goods, { ...command, orderUlid: checkout.orderUlid }, callOf(checkout, call))
  },
})

/** The paper of a second attempt must not have the name of the first one's, whoever asks. */
const callOf = ({ orderUlid, released }: Checkout, call: Call): Call =>
  released ? { ...call, commandId: orderUlid } : call

const no = (code: keyof typeof orderRefusals, detail?: Readonly<Record<string, unknown>>) =>
  refuse<Refusal>({
    code,
    message: fillWords(orderRefusals[code].staff, detail),
    ...(detail && { detail }),
  })

const placedValue = ({ _id, number, payment }: Pick<Order, '_id' | 'number' | 'payment'>): PlacedValue => ({
  orderId: _id,
  number,
  paymentId: payment,
})

/** The cart is used up by then, so its lines are taken from the order: what a shopper can still change is compared. */
const sameContent = (order: Order, command: Input): boolean =>
  contentHash({ ...chosenBy(command), currency: order.currency, lines: order.lines }) === order.contentHash

function chosenBy({ email, phone, address, delivery, substitution = 'ask' }: Input) {
  const { method, slotId, location } = delivery
  return {
    contact: { email, phone },
    address,
    delivery: { method, ...(slotId !== undefined && { slot: slotId }), ...(location !== undefined && { location }) },
    substitution,
  }
}

function place(
  cart: Cart,
  open: Open,
  goods: readonly Sellable[],
  command: Input,
  call: Call,
): Result<Decision<PlacedValue>, Refusal> {
  const units = unitsFor(open, goods)
  if (!units.ok) return units
  const quoted = quoteFor(open, goods, command, call, units.value[0]?.location)
  const refused = quoted.refused.find(standsInTheWay)
  if (refused) return { ok: false, refusal: refused.refusal }
  const { total } = quoted.totals
  const shown = command.total
  if (shown && (shown.amount !== total || shown.currency !== cart.currency))
    return no('total_changed', { total, shown: shown.amount, currency: cart.currency })
  const language = command.language ?? cart.language
  const fallback = open.shop.settings.defaultLanguage
  const orderId = orderIdOf(command.orderUlid)
  const chosen = chosenBy(command)
  const zone = open.zone.ok ? open.zone.value?._id : undefined
  const decided = decideOrder(
    {
      cart,
      lines: pricedLines(goods, quoted, open.shop.sellers, { language, fallback }),
      totals: quoted.totals,
      taxIncluded: quoted.taxIncluded,
      promotions: promotionsGiven(quoted.promotions, open.counters, { language, fallback }),
      units: unitsOfOrder(units.value, goods),
    },
    {
      ...call,
      ...chosen,
      orderId,
      number: open.number,
      paymentId: paymentIdOf(orderId, 1),
      ...(command.customer === undefined ? {} : { customer: command.customer }),
      delivery: {
        ...chosen.delivery,
        ...(zone !== undefined && { zone }),
        ...(open.delivery && { rate: open.delivery.rate }),
      },
      language,
      reservationMinutes: open.shop.settings.reservationMinutes,
    },
    call.now,
  )
  if (!decided.ok) return decided
  const order = decided.value.value
  const payment = openPayment(
    {
      order: orderId,
      orderNumber: order.number,
      provider: command.payment.provider,
      currency: order.currency,
      amount: order.totals.total,
      attempt: 1,
    },
    call.now,
  )
  const cash = command.payment.provider === 'cash'
  const cause = { kind: 'order', order: orderId, orderNumber: order.number }
  const there = unitsThere(units.value)
  const moved =
    there.length > 0 ? (cash ? claim : reserve)(open.levels, there, { ...call, cause }, call.now) : undefined
  if (moved && !moved.ok) return moved
  const stock = [...(moved ? stockWrites(moved.value, open.levels) : []), ...promiseLater(units.value, open.levels)]
  const counted = redeem(order, open.counters, call)
  const rest = [...stock, ...counted, ...payment.writes, { delete: { id: cart._id } }]
  const value = placedValue(order)
  const held = call.plain ? { ...order, reservation: { expiresAt: '', ...order.reservation, cart: cart._id } } : order
  if (!cash) return ok({ writes: [{ create: held }, ...rest], effects: [], value })
  const facts = { shop: open.shop, products: goods.map(({ product }) => product), queueAt: open.queueAt }
  const placed = becomePlaced(order, 'pending', promiseFor(order, facts, call.now), undefined, call)
  if (!placed.ok) return placed
  return ok({
    writes: folded([{ create: order }, ...placed.value.writes, ...rest]),
    effects: placed.value.effects,
    value,
  })
}

function quoteFor(open: Open, goods: readonly Sellable[], command: Input, call: Call, from: string | undefined): Quote {
  const { shop, zone, delivery } = open
  const terms = zone.ok && zone.value && { ...zone.value, ...(delivery && { fee: delivery.fee }) }
  const place = shop.locations.find(({ _id }) => _id === from)
  const destination = command.delivery.method === 'pickup' && place ? place.address : command.address
  return quote({
    lines: goods.map(lineToPrice),
    currency: shop.settings.currency,
    method: command.delivery.method,
    ...(terms && { delivery: terms }),
    destination,
    taxRates: shop.taxRates,
    at: localDay(call.now, shop.settings.timeZone),
    now: call.now,
    promotions: open.counters.offered,
  })
}
