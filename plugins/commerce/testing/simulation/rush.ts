import { instant, type New, type StoredDocument } from '@souk/kernel'
import type { Cart, Order } from '@souk/orders'
import type { CommerceDependencies } from '../../contract.ts'
import { createMemoryStore, type MemoryStore } from '../../store/memory-store.ts'
import { booksOf, checkBooks } from '../../verify.ts'
import { createDeskProvider } from '../desk-provider.ts'
import { shopContent } from '../shop.ts'
import { orderOf, shopper } from '../shop-floor.ts'
import { createFleet, type Fleet } from './fleet.ts'
import { quickly } from './quick-queries.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'
import type { Weather } from './wire.ts'

/** Many shoppers for few units, over several servers and a line with weather of its own. */
export interface RushPlan {
  readonly seed: number
  readonly shoppers: number
  /** Units of the one thing that all of them want. */
  readonly units: number
  readonly processes: number
  /** Shoppers who come in a second. */
  readonly perSecond: number
  /** Of a hundred, how many send the same checkout through two servers at once. */
  readonly twicePerHundred: number
  readonly tuning: CommerceDependencies['tuning']
  /** How long a server waits for an answer of the lake, ms. */
  readonly patienceMs: number
  weather(time: VirtualTime): Weather
}

/** What one shopper was told in the end, and when. */
export interface Served {
  readonly cameMs: number
  readonly servedMs: number
  readonly placed: boolean
  /** How often he was told that the shop is busy. */
  readonly busy: number
}
export interface Rush {
  readonly violations: readonly string[]
  readonly served: readonly Served[]
  readonly commits: number
  /** Askings that got no answer at all and were asked again. */
  readonly unanswered: number
}

const start = '2026-11-21T14:00:00.000Z'
const place = 'location-ferry'
const levelId = `stockLevel.variant-hot.${place}`
/** When a busy answer names no time. */
const politeMs = 1000

interface Floor {
  readonly plan: RushPlan
  readonly store: MemoryStore
  readonly time: VirtualTime
  readonly fleet: Fleet
  readonly violations: string[]
  /** Who was told by a fault that nobody knows. */
  readonly doubtful: Set<unknown>
}

/** Lets the rush happen in virtual time and judges it. The same plan gives the same rush. */
export async function runRush(plan: RushPlan): Promise<Rush> {
  const time = createVirtualTime(plan.seed)
  const now = () => instant(Date.parse(start) + time.elapsed())
  const memory = createMemoryStore({ now, documents: [...shopContent([{ sku: 'HOT', price: 480 }]), ...opening(plan)] })
  const store = quickly(memory)
  const { processes: size, tuning, patienceMs } = plan
  const provider = createDeskProvider()
  const weather = plan.weather(time)
  const doubtful = new Set<unknown>()
  const onUnanswered = (input: unknown) => void doubtful.add(input)
  const providers = [provider]
  const fleet = createFleet({ size, store, time, weather, now, providers, tuning, patienceMs, onUnanswered })
  const floor: Floor = { plan, store, time, fleet, violations: [], doubtful }
  const served = await time.until(
    Promise.all(Array.from({ length: plan.shoppers }, (_, index) => comeAndBuy(floor, index))),
  )
  await time.rest()
  const violations = [...floor.violations, ...judgeRush(floor, served, now())]
  return { violations, served, commits: memory.commits(), unanswered: fleet.unanswered() }
}

const cartIdOf = (index: number) => `cart.rush-${String(index).padStart(8, '0')}`
const ulidOf = (index: number) => `01jd7z8k2m4n6p8q0r${index.toString(36).padStart(8, '0')}`

async function comeAndBuy({ plan, time, ...floor }: Floor, index: number): Promise<Served> {
  await time.sleep((index / plan.perSecond) * 1000)
  const cameMs = time.elapsed()
  const twice = time.random() * 100 < plan.twicePerHundred
  const ask = (through: number) => askToBuy({ plan, time, ...floor }, index, through, twice)
  const [first, second] = await Promise.all([ask(index), ...(twice ? [ask(index + 1)] : [])])
  const { placed, busy } = first
  if (second && second.placed !== placed) floor.violations.push(`I5 shopper ${index} was told two things`)
  return { cameMs, servedMs: time.elapsed(), placed, busy }
}

/** Asks with the same order for as long as the shop is busy, as the page does. */
async function askToBuy(
  { store, time, fleet, violations, doubtful }: Floor,
  index: number,
  through: number,
  twice: boolean,
): Promise<{ readonly placed: boolean; readonly busy: number }> {
  const input = orderOf(ulidOf(index), cartIdOf(index))
  const orderId = `order.${input.orderUlid}`
  const isIn = async () => (await store.get([orderId]))[0] !== undefined
  const door = fleet.processes[through % fleet.processes.length]
  if (!door) throw new Error('a rush needs a process')
  let busy = 0
  for (;;) {
    const result = await door.dispatch('placeOrder', input, { actor: shopper })
    if (result.ok) {
      if (!(await isIn())) violations.push(`I4 ${orderId} was acknowledged and is not there`)
      return { placed: true, busy }
    }
    const { code, detail } = result.refusal
    if (code !== 'busy') {
      if (code !== 'out_of_stock') violations.push(`I4 ${orderId} was refused as ${code}`)
      else if (await isIn()) violations.push(`I4 ${orderId} was told sold out, and is there`)
      return { placed: false, busy }
    }
    busy += 1
    await time.sleep(Number(detail?.['retryAfterMs'] ?? politeMs))
    // Busy means that nothing was or will be changed; of a checkout sent twice, the other may have placed it, and who was
    // told before that nobody knows may have it from then
    if (!twice && !doubtful.has(input) && (await isIn())) violations.push(`I4 ${orderId} was told busy, and is there`)
  }
}

/** What was told against what is there: nobody too many, nobody too few, and the books add up. */
function judgeRush({ plan, store }: Floor, served: readonly Served[], now: ReturnType<typeof instant>): string[] {
  const documents = store.all()
  const orders = documents.filter((each): each is Order => each._type === 'order')
  const numbers = new Set(orders.map(({ number }) => number))
  const placed = served.filter((each) => each.placed).length
  const level = documents.find(({ _id }) => _id === levelId)
  const sold = Math.min(plan.units, plan.shoppers)
  const wrong = (right: boolean, what: string) => (right ? [] : [what])
  return [
    ...wrong(orders.length === placed, `I4 ${placed} were told of an order, ${orders.length} are there`),
    ...wrong(numbers.size === orders.length, `I5 ${orders.length} orders have ${numbers.size} numbers`),
    ...wrong(orders.length === sold, `I11 ${orders.length} were sold of ${plan.units} to ${plan.shoppers}`),
    ...wrong(Number(level?.['reserved']) === orders.length, `I2 ${String(level?.['reserved'])} are reserved`),
    ...checkBooks(booksOf(documents), now)
      // Nobody pays in a rush, and nobody sweeps: what lapses meanwhile is no drift
      .filter(({ invariant }) => invariant !== 'I12')
      .map(({ invariant, subject, message }) => `${invariant} ${subject}: ${message}`),
  ].slice(0, 20)
}

/** The units with their ledger, and a cart for everybody. */
function opening({ units, shoppers }: RushPlan): readonly StoredDocument[] {
  const none = { reserved: 0, committed: 0, unavailable: 0, incoming: 0 }
  const goods = { sku: 'HOT', variant: 'variant-hot' }
  const level = { _id: levelId, _type: 'stockLevel', ...goods, location: place, onHand: units, ...none }
  const entry = { _key: 'e0', sku: 'HOT', location: place, from: 'supplier', to: 'available', quantity: units }
  const movement = {
    _id: 'stockMovement.opening',
    _type: 'stockMovement',
    entries: [entry],
    cause: { kind: 'receipt' },
    reason: 'received',
  }
  const carts = Array.from(
    { length: shoppers },
    (_, index): New<Cart> => ({
      _id: cartIdOf(index),
      _type: 'cart',
      lines: [{ _key: 'HOT', ...goods, quantity: 1 }],
      currency: 'USD',
      language: 'en',
      updatedAt: instant(start),
    }),
  )
  return [level, movement, ...carts].map((document) => ({
    ...document,
    _rev: 'opening',
    _createdAt: start,
    _updatedAt: start,
  }))
}
