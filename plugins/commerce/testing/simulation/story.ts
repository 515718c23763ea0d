import type { StockLevel, StockMovement } from '@souk/inventory'
import type { Actor, Instant } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import type { Payment } from '@souk/payments'
import { dueEffects } from '../../effects/runner.ts'
import { UnknownOutcome } from '../../store/unknown-outcome.ts'
import { orderOf, shopper, staff } from '../shop-floor.ts'
import { exchangeUnit } from './exchanging.ts'
import { heldFirst, heldNow } from './held.ts'
import { haul, type Errand } from './haul.ts'
import { miss } from './missing.ts'
import type { BuyerPlan, MissingPlan, StaffPlan } from './plan.ts'
import { cartOf, ordersOf, places, processOf, ulidOf, type World } from './world.ts'

/** Times that somebody asks what nobody knows. */
const mostTries = 60
/** Times that work is done at the end, for as long as there is some. */
const mostRounds = 5

/** Everybody at once; the scheduler decides who is first, at every step. */
export async function tell(world: World): Promise<void> {
  await Promise.all([
    ...world.plan.buyers.map((buyer, index) => buy(world, buyer, index)),
    ...world.plan.staff.map((each, index) => adjust(world, each, index)),
    ...world.plan.hauls.map((each, index) =>
      haul(each, places, (through, what) => errand(world, index + through, what)),
    ),
    ...Array.from({ length: world.plan.sweeps }, () => sweep(world)),
  ])
}

async function buy(world: World, buyer: BuyerPlan, index: number): Promise<void> {
  await world.turn('shopper')
  const missing = world.plan.missing.find((each) => each.buyer === index)
  const again = buyer.again ? place(world, buyer, index, index + 50, index + 1) : undefined
  const told = await Promise.all([
    place(world, buyer, index, index, index),
    ...(buyer.twice ? [place(world, buyer, index, index, index + 1)] : []),
  ])
  await again
  // Whose units were promised twice has his basket again, and tries once more
  if (world.guarded) told.push(await place(world, buyer, index, index, index))
  const orderId = told.find((each) => each !== undefined) ?? `order.${ulidOf(index)}`
  const session = await openSession(world, orderId, index)
  if (session === undefined || buyer.ending === 'abandon') return
  if (buyer.ending === 'cancel') return void (await cancel(world, orderId, index, shopper))
  const late = buyer.ending === 'pay after expiry'
  if (late) await sweep(world)
  if (!world.provider.pay(session, late)) return
  await deliver(world, orderId, session, buyer.deliveries, index)
  if (buyer.ending === 'pay then cancel') await cancel(world, orderId, index, staff)
  else
    await Promise.all([
      ...(buyer.worked ? [work(world, orderId, index)] : []),
      ...(missing ? [missUnits(world, missing, orderId, index)] : []),
      ...(buyer.partOff ? [callPartOff(world, orderId, index)] : []),
      ...world.plan.reroutes.flatMap((each) =>
        each.buyer === index ? [sendFromElsewhere(world, orderId, index)] : [],
      ),
      ...world.plan.edits.flatMap((each) => (each.buyer === index ? [edit(world, orderId, each.quantity, index)] : [])),
    ])
  for (const each of world.plan.exchanges) if (each.buyer === index) await exchangeUnit(world, each, orderId, index)
  if (buyer.returned > 0) await takeBack(world, orderId, buyer.returned, index)
}

/** Answers the order that he was told of, if any. */
async function place(
  world: World,
  { quantity }: BuyerPlan,
  cart: number,
  ulid: number,
  through: number,
): Promise<string | undefined> {
  const asking = world.free.length - 1
  const wish = world.plan.missing.find((each) => each.buyer === cart)?.wish
  const input = orderOf(ulidOf(ulid), cartOf(cart), wish ? { substitution: wish } : {})
  const result = await untilKnown(world, () =>
    processOf(world, through).dispatch('placeOrder', input, { actor: shopper }),
  )
  const made = result.ok ? (result.value as { readonly orderId: string }).orderId : undefined
  const orderId = made ?? `order.${ulidOf(ulid)}`
  const inSets = world.plan.sets.find((each) => each.buyer === cart)?.quantity ?? 0
  const inAll = quantity + inSets
  const order = ordersOf(world.store).find(({ _id }) => _id === made)
  const { held, from } = coveredBy(world, order, asking)
  world.asked.push({ orderId, cart, quantity, inAll, held, from, to: world.free.length - 1, result })
  return made
}

/**
 * The levels that cover an order, and since when. One that gave all its units up before it was told of is covered by those
 * that it had, at any moment since it was first asked for: what lies there later is no word about it.
 */
function coveredBy({ asked, store }: World, order: Order | undefined, asking: number) {
  const held = order ? heldNow(order) : []
  if (!order || held.length > 0) return { held, from: asking }
  const before = asked.filter(({ orderId }) => orderId === order._id).map(({ from }) => from)
  const movements = store.ofType('stockMovement') as readonly StockMovement[]
  const levels = store.ofType('stockLevel') as readonly StockLevel[]
  return { held: heldFirst(order, movements, levels), from: Math.min(asking, ...before) }
}

/** Whoever is told that nobody knows asks again, as the page does. */
async function untilKnown<Value>(world: World, ask: () => Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof UnknownOutcome) || tries > mostTries) throw error
      await world.turn('ask again')
    }
  }
}

/** The provider's page, as `checkout` opens it. */
async function openSession(world: World, orderId: string, index: number): Promise<string | undefined> {
  const [order] = (await world.store.get([orderId])) as readonly (Order | undefined)[]
  if (!order) return undefined
  const started = await world.provider.start({
    orderId,
    orderNumber: order.number,
    paymentId: order.payment,
    currency: order.currency,
    total: order.totals.total,
    lines: [],
    email: order.contact.email,
    language: order.language,
    successUrl: '',
    cancelUrl: '',
    expiresAt: '',
    idempotencyKey: `${orderId}:session:1`,
  })
  const { session, url } = started
  if (session === null || url === null) return undefined
  const recorded = await processOf(world, index).dispatch(
    'recordPaymentStarted',
    { paymentId: order.payment, session, url },
    { actor: shopper },
  )
  return recorded.ok ? session : undefined
}

/** The provider's webhook, so many times at once, through every process in turn. */
async function deliver(world: World, orderId: string, session: string, times: number, index: number): Promise<void> {
  const id = `evt_${session.slice(-20)}`
  const body = JSON.stringify({ id, orderId, session })
  const headers = new Headers({ 'x-signature': 'right' })
  const answers = await Promise.all(
    Array.from({ length: times }, (_, nth) =>
      processOf(world, index + nth)
        .receiveWebhook('stripe', headers, body)
        // Turned away: the provider sends it again, or the money is found by reading.
        .catch(() => 'turned away'),
    ),
  )
  if (answers.some((answer) => answer === 'applied' || answer === 'duplicate')) world.told.add(`event.stripe.${id}`)
}

async function cancel(world: World, orderId: string, index: number, actor: Actor): Promise<void> {
  await world.turn('cancel')
  await processOf(world, index).dispatch('cancelOrder', { orderId, reason: 'Changed mind' }, { actor })
}

/** Two people call the same fulfillment off, while others may be at work on it. */
async function callPartOff(world: World, orderId: string, index: number): Promise<void> {
  await world.turn('call a part off')
  const [order] = (await world.store.get([orderId])) as readonly (Order | undefined)[]
  const fulfillmentId = order?.fulfillments.at(-1)
  if (fulfillmentId === undefined) return
  const input = { fulfillmentId, reason: 'Nobody is there' }
  const ask = (through: number) => processOf(world, through).dispatch('cancelFulfillment', input, { actor: staff })
  await Promise.all([ask(index), ask(index + 1)])
}

/** Two people change the order to the same quantity, while others may be at work on it. */
async function edit(world: World, orderId: string, quantity: number, index: number): Promise<void> {
  await world.turn('edit')
  const input = { orderId, lines: [{ sku: 'LATTE', quantity }], reason: 'They called' }
  const ask = (through: number) => processOf(world, through).dispatch('editOrder', input, { actor: staff })
  await Promise.all([ask(index), ask(index + 1)])
}

/** Two people send its last list from the other place, while others may be at work on it. */
async function sendFromElsewhere(world: World, orderId: string, index: number): Promise<void> {
  await world.turn('reroute')
  const [order] = (await world.store.get([orderId])) as readonly (Order | undefined)[]
  const [list] = (await world.store.get([order?.fulfillments.at(-1) ?? ''])) as readonly (Fulfillment | undefined)[]
  const location = places.find((place) => place !== list?.location)
  if (!list || location === undefined) return
  const input = { fulfillmentId: list._id, location }
  const ask = (through: number) => processOf(world, through).dispatch('rerouteFulfillment', input, { actor: staff })
  await Promise.all([ask(index), ask(index + 1)])
}

/** Units of its last list are missing while others may be at work on it. */
async function missUnits(world: World, plan: MissingPlan, orderId: string, index: number): Promise<void> {
  await world.turn('miss')
  const read = async (id: string) => (await world.store.get([id]))[0] as Order | Fulfillment | undefined
  const order = (await read(orderId)) as Order | undefined
  const list = (await read(order?.fulfillments.at(-1) ?? '')) as Fulfillment | undefined
  if (!list) return
  await miss(plan, list, read, (through, { name, input, actor }) =>
    processOf(world, index + through).dispatch(name, input, { actor }),
  )
}

async function work(world: World, orderId: string, index: number): Promise<void> {
  const [order] = (await world.store.get([orderId])) as readonly (Order | undefined)[]
  for (const fulfillmentId of order?.fulfillments ?? [])
    for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
      await processOf(world, index).dispatch(`${verb}Fulfillment`, { fulfillmentId }, { actor: staff })
}

/** Two people each open a return for the same units, receive it and give the money back, all at once. */
async function takeBack(world: World, orderId: string, quantity: number, index: number): Promise<void> {
  const [order] = (await world.store.get([orderId])) as readonly (Order | undefined)[]
  if (!order?.lines.some(({ delivered }) => delivered > 0)) return
  const sets = order.lines.some(({ sku, delivered }) => sku === 'SET' && delivered > 0)
  const one = async (through: number) => {
    const commerce = processOf(world, through)
    const back = [{ sku: 'LATTE', quantity }, ...(sets ? [{ sku: 'SET', quantity: 1 }] : [])]
    const lines = back.map((each) => ({ ...each, reason: 'faulty' }))
    const opened = await commerce.dispatch(
      'openReturn',
      { orderId, kind: 'return', lines, approved: true },
      { actor: staff },
    )
    if (!opened.ok) return
    const { returnId } = opened.value as { readonly returnId: string }
    const as = index % 2 === 0 ? 'restock' : 'damaged'
    const parts = { parts: [{ sku: 'BUN', as: 'write_off' }] }
    const units = back.map((each) => ({ ...each, as, ...(each.sku === 'SET' ? parts : {}) }))
    const received = { returnId, location: places[through % 2] ?? places[0], units, refund: true }
    await Promise.all([1, 2].map(() => commerce.dispatch('receiveReturn', received, { actor: staff })))
  }
  await Promise.all([one(index), one(index + 1)])
}

async function adjust(world: World, change: StaffPlan, index: number): Promise<void> {
  await world.turn('staff')
  const { place: at, ...by } = change
  const where = { sku: 'LATTE', location: places[at] ?? places[0] }
  const reason = 'counted' in by ? 'count' : by.delta < 0 ? 'waste' : 'found'
  await processOf(world, index).dispatch('adjustStock', { ...where, ...by, reason }, { actor: staff })
}

async function errand(world: World, index: number, { name, input, commandId }: Errand) {
  await world.turn('haul')
  return processOf(world, index).dispatch(name, input, { actor: staff, ...(commandId ? { commandId } : {}) })
}

/** Time passes every reservation's end, and what the sweep does for each order is done: the session first, then the units. */
async function sweep(world: World): Promise<void> {
  await world.turn('time')
  world.now.at = new Date(Date.parse(world.now.at) + 20 * 60_000).toISOString() as Instant
  const commerce = processOf(world, 1)
  const open = ordersOf(world.store).filter(({ state }) => state === 'pending_payment')
  for (const order of open) {
    const [payment] = (await world.store.get([order.payment])) as readonly (Payment | undefined)[]
    const ended = payment?.session === undefined ? 'expired' : await world.provider.expire(payment.session)
    await world.turn('expiry')
    if (ended === 'already_paid') await commerce.refreshPayment(order._id)
    else await commerce.dispatch('expireOrder', { orderId: order._id }, { actor: staff })
  }
}

/** After the faults: everything is told again, due work is done, and what is open and unpaid lapses. */
export async function settle(world: World): Promise<void> {
  const commerce = processOf(world, 0)
  for (const order of ordersOf(world.store)) {
    const session = world.provider.session(order._id)
    const [payment] = (await world.store.get([order.payment])) as readonly (Payment | undefined)[]
    if (session !== undefined && payment?.session !== undefined) await commerce.refreshPayment(order._id)
  }
  await sweep(world)
  // What time alone has ended leaves work behind: money that goes back
  for (let round = 0; round < mostRounds && (round === 0 || (await isWorkDue(world))); round += 1)
    await commerce.settle()
}

const isWorkDue = async ({ store, now }: World): Promise<boolean> =>
  (await store.query<readonly string[]>(dueEffects, { now: now.at })).length > 0
