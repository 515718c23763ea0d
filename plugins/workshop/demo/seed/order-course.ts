import type { Instant } from '@souk/kernel'
import { plusMinutes } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Payment } from '@souk/payments'
import { type BasketLine, fillBasket } from './baskets.ts'
import { sendParcel } from './parcel-course.ts'
import type { PlannedOrder, Stage as Reach } from './plan.ts'
import { isWeekend, plusSeconds, shopHourOf } from './shop-time.ts'
import { actors, type Stage } from './stage.ts'
import type { CardPayment } from './stripe-books.ts'

const riders = ['Idris', 'Swift', 'Marta', 'Jun'] as const
const reach: readonly Reach[] = ['pending', 'placed', 'picking', 'ready', 'on_the_way', 'done']

/** True when an order's story goes at least this far. */
const goesTo = ({ stage }: PlannedOrder, wanted: Reach): boolean => reach.indexOf(stage) >= reach.indexOf(wanted)

async function basket(stage: Stage, planned: PlannedOrder, places: readonly string[]): Promise<readonly BasketLine[]> {
  const available = await stage.availability(places)
  const wanted = (planned.wanted ?? []).filter((sku) => available(sku) > 0)
  if (wanted.length > 0) return wanted.map((sku) => ({ sku, quantity: 1 }))
  const { random, goods, story, timeZone } = stage
  const wants = story.appetite(shopHourOf(planned.at, timeZone), isWeekend(planned.at, timeZone))
  return fillBasket(random, goods, wants, story.quantity, available)
}

/** Plays one order from its basket on; everything later is planned on the agenda. */
export async function playOrder(stage: Stage, planned: PlannedOrder): Promise<boolean> {
  const lines = await basket(stage, planned, stage.story.placesFor(planned))
  if (lines.length === 0) return false
  const orderUlid = stage.newUlid()
  const cartId = `cart.${stage.newUlid()}`
  const { shopper } = planned
  const speaks = shopper.language === undefined ? {} : { language: shopper.language }
  const asked = [
    stage.must('createCart', { cartId, ...speaks }, actors.shopper),
    ...lines.map((line) => stage.must('setCartLine', { cartId, ...line }, actors.shopper)),
  ]
  await Promise.all(asked)
  if (planned.method === 'delivery') await stage.commerce.quoteDelivery(cartId, shopper.address)
  const placed = await stage.ask(
    'placeOrder',
    {
      orderUlid,
      cartId,
      email: shopper.email,
      phone: shopper.phone,
      address: shopper.address,
      delivery: { method: planned.method },
      payment: { provider: planned.provider },
      substitution: stage.random.weighted([
        ['ask', 6],
        ['best_match', 3],
        ['refund', 1],
      ] as const),
      ...speaks,
    },
    actors.shopper,
  )
  if (!placed.ok) throw new Error(`an order of ${planned.at} was refused: ${placed.refusal.message}`)
  const orderId = `order.${orderUlid}`
  if (planned.provider === 'cash') work(stage, planned, orderId)
  else await pay(stage, planned, await orderOf(stage, orderId))
  return true
}

async function orderOf(stage: Stage, orderId: string): Promise<Order> {
  const [order] = await stage.store.get([orderId])
  if (order?._type !== 'order') throw new Error(`${orderId} is not there`)
  return order as Order
}

/** The pay page opens; then the card is taken, declined first, or nobody comes back. */
async function pay(stage: Stage, planned: PlannedOrder, order: Order): Promise<void> {
  const { agenda, books, random } = stage
  const card = books.open(random)
  const about = { id: order._id, amount: order.totals.total, at: planned.at }
  await stage.must(
    'recordPaymentStarted',
    { paymentId: order.payment, session: card.session, url: card.url },
    actors.checkout,
  )
  if (!goesTo(planned, 'placed')) return books.session(card, about, 'open')
  if (planned.fate === 'expired') {
    books.session(card, about, 'expired')
    const lapses = order.reservation?.expiresAt ?? planned.at
    const input = { orderId: order._id }
    return agenda.plan(plusSeconds(lapses as Instant, random.between(2, 40)), () =>
      stage.must('expireOrder', input, actors.sweep),
    )
  }
  const wait = random.between(14, 55)
  if (planned.declined)
    agenda.plan(plusSeconds(planned.at, wait * 0.6), () => observe(stage, order.payment, card, 'failed'))
  agenda.plan(plusSeconds(planned.at, wait), async () => {
    books.session(card, about, 'paid')
    await observe(stage, order.payment, card, 'captured')
    work(stage, planned, order._id)
  })
}

async function observe(
  stage: Stage,
  paymentId: string,
  card: CardPayment,
  status: 'captured' | 'failed',
): Promise<void> {
  const [document] = await stage.store.get([paymentId])
  const payment = document as Payment | undefined
  if (!payment) throw new Error(`${paymentId} is not there`)
  const good = status === 'captured'
  const id = `evt_1${stage.newUlid().slice(3)}`
  const kind = good ? 'checkout.session.completed' : 'payment_intent.payment_failed'
  await stage.must(
    'recordPayment',
    {
      paymentId,
      event: { source: 'stripe', id, kind, payload: JSON.stringify({ id, object: 'event', type: kind }) },
      observed: {
        status,
        amount: payment.amount,
        currency: payment.currency,
        authorized: good ? payment.amount : 0,
        captured: good ? payment.amount : 0,
        refunded: 0,
        disputed: false,
        session: card.session,
        reference: card.intent,
        ...(good ? { card: card.card } : { failure: 'Your card was declined.' }),
      },
    },
    actors.stripe,
  )
}

/** What the house does with a placed order, for each of its fulfillments. */
function work(stage: Stage, planned: PlannedOrder, orderId: string): void {
  const { agenda, random } = stage
  const at = (minutes: number) => plusMinutes(planned.at, minutes)
  if (planned.fate === 'canceled') {
    const reason = random.pick(['changed_mind', 'wrong_address', 'too_slow'])
    return agenda.plan(at(random.between(...stage.story.rhythm.regret)), () =>
      stage.must('cancelOrder', { orderId, reason }, actors.leena),
    )
  }
  const picker = random.pick([actors.noor, actors.sami])
  const courier = random.pick(riders)
  const [pick, pack, out, there] = planned.minutes
  agenda.plan(at(pick), async () => {
    const { fulfillments } = await orderOf(stage, orderId)
    if (!goesTo(planned, 'picking')) return
    for (const fulfillmentId of fulfillments) {
      await pickPart(stage, planned, fulfillmentId, picker)
      if (!goesTo(planned, 'ready')) continue
      agenda.plan(at(pack), () => stage.must('packFulfillment', { fulfillmentId }, picker))
      if (goesTo(planned, 'on_the_way'))
        agenda.plan(at(out), () => leave(stage, planned, fulfillmentId, courier, at(there)))
    }
  })
}

type Staff = (typeof actors)['noor' | 'sami']

/** Picks everything, or for those who are still at it when the story ends, the first half of the lines. */
async function pickPart(stage: Stage, planned: PlannedOrder, fulfillmentId: string, picker: Staff): Promise<void> {
  if (goesTo(planned, 'ready')) return stage.must('pickFulfillment', { fulfillmentId }, picker)
  const [document] = await stage.store.get([fulfillmentId])
  const lines = (document?.['lines'] ?? []) as readonly { readonly sku: string; readonly quantity: number }[]
  const some = lines.slice(Math.floor(lines.length / 2)).map(({ sku, quantity }) => ({ sku, quantity }))
  const begun = lines.length > 1 ? some : lines.map(({ sku }) => ({ sku, quantity: 0 }))
  await stage.must('pickFulfillment', { fulfillmentId, lines: begun }, picker)
}

/** Out of the door, and for a delivery on the road until it is there. */
async function leave(
  stage: Stage,
  planned: PlannedOrder,
  fulfillmentId: string,
  courier: string,
  there: Instant,
): Promise<void> {
  const { agenda, story } = stage
  const sent = planned.method === 'delivery'
  if (sent && story.carried === 'parcel') return sendParcel(stage, planned, fulfillmentId, there)
  await stage.must('handOverFulfillment', { fulfillmentId, ...(sent && { courier }) }, actors.sami)
  if (!sent) {
    if (planned.stage === 'done')
      agenda.plan(there, () => stage.must('deliverFulfillment', { fulfillmentId }, actors.sami))
    return
  }
  const shipmentId = fulfillmentId.replace('fulfillment.', 'shipment.')
  const word = (at: Instant, status: string, description: string) =>
    agenda.plan(at, () =>
      stage.must(
        'recordTracking',
        { shipmentId, event: { id: `${shipmentId}-${status}`, at, status, description } },
        actors.effects,
      ),
    )
  word(plusSeconds(agenda.now(), 20), 'out_for_delivery', `${courier} has it`)
  if (planned.stage === 'done') word(there, 'delivered', 'At the door')
}
