import { type Instant, plusMinutes } from '@souk/kernel'
import type { Random } from '../random.ts'
import { type ShopDay, shopDays } from './shop-time.ts'
import type { Shopper } from './shoppers.ts'

/** How far an order gets before the story ends, for the last ones of today; earlier ones run their course. */
export type Stage = 'pending' | 'placed' | 'picking' | 'ready' | 'on_the_way' | 'done'

/** What becomes of an order. */
export type Fate = 'delivered' | 'canceled' | 'expired'

/** An order before it happens. What is in it is decided when it happens, from what is there. */
export interface PlannedOrder {
  readonly at: Instant
  readonly shopper: Shopper
  readonly method: 'delivery' | 'pickup'
  readonly provider: 'stripe' | 'cash'
  readonly fate: Fate
  readonly stage: Stage
  /** True where the card is declined once before it is taken. */
  readonly declined: boolean
  /** Minutes from placing to: picking begun, packed, handed over, delivered. */
  readonly minutes: readonly [pick: number, pack: number, out: number, there: number]
  /** SKUs that it is about, when the story wants certain ones. */
  readonly wanted?: readonly string[]
}

/** Orders per hour of opening, 6 to 21: a workday's morning peak and lunch, and a weekend that sleeps in. */
const workday = [4, 11, 16, 12, 8, 6, 7, 8, 6, 6, 5, 4, 3, 2.5, 2, 1]
const weekend = [1, 3, 7, 12, 15, 14, 11, 9, 8, 7, 6, 4, 3, 2.5, 2, 1]
const opens = 6
/** How a day compares with others, from Sunday. */
const days = [1.15, 0.9, 0.95, 1, 1.02, 1.18, 1.4]

const hoursOf = ({ weekday }: ShopDay): readonly number[] => (weekday === 0 || weekday === 6 ? weekend : workday)

interface Slot {
  readonly day: ShopDay
  readonly hour: number
}

/** The hours of the story with their weights; of today only those that have begun. Trade grows a little towards now. */
function slots(all: readonly ShopDay[], now: Instant): readonly (readonly [Slot, number])[] {
  return all.flatMap((day, at) => {
    const growth = 0.85 + (0.3 * at) / Math.max(1, all.length - 1)
    return hoursOf(day)
      .map((weight, hour) => [{ day, hour: hour + opens }, weight * growth * (days[day.weekday] ?? 1)] as const)
      .filter(([slot]) => day.at(slot.hour * 60) < now)
  })
}

/** Of the last orders, the one that is picked up and the one paid at the door. */
const pickupAgo = 9.5
const cashAgo = 2

/** The last orders before now: how many minutes ago, and how far they got. */
const tail: readonly (readonly [minutesAgo: number, stage: Stage])[] = [
  [26, 'on_the_way'],
  [13, 'on_the_way'],
  [11, 'on_the_way'],
  [pickupAgo, 'ready'],
  [8.5, 'ready'],
  [8, 'picking'],
  [7, 'ready'],
  [5, 'picking'],
  [4, 'picking'],
  [3.5, 'pending'],
  [cashAgo, 'placed'],
  [1.2, 'placed'],
  [0.7, 'placed'],
]

/** What Amira ordered eight minutes ago. */
const amiras = ['COF-FW-R-OAT', 'BAK-CRO-ALM', 'BEA-SUN-250', 'COF-CB-500']

function fateOf(random: Random): Fate {
  return random.weighted([
    ['delivered', 95],
    ['canceled', 3],
    ['expired', 2],
  ] as const)
}

function course(random: Random, at: Instant, shopper: Shopper, method: PlannedOrder['method']): PlannedOrder {
  const slow = random.chance(0.06) ? random.between(8, 18) : 0
  const pick = random.between(1.2, 2.4)
  const pack = pick + random.between(1.5, 4.5) + slow
  const out = pack + (method === 'pickup' ? random.between(1, 14) : random.between(0.6, 2.5))
  const fate = fateOf(random)
  return {
    at,
    shopper,
    method,
    provider: fate === 'delivered' && random.chance(0.07) ? 'cash' : 'stripe',
    fate,
    stage: 'done',
    declined: random.chance(0.015),
    minutes: [pick, pack, out, out + (method === 'pickup' ? 0.2 : random.between(3.5, 7.5))],
  }
}

/**
 * Plans a history of `orders` orders over `dayCount` days that ends now: when each happens, by whom, how it goes. The
 * last ones are spread over the stages of the floor, whatever the hour. The same seed and now give the same plan.
 */
export function planOrders(
  random: Random,
  people: readonly Shopper[],
  { now, dayCount, orders, timeZone }: { now: Instant; dayCount: number; orders: number; timeZone: string },
): readonly PlannedOrder[] {
  const who = people.map((shopper) => [shopper, shopper.weight] as const)
  const hours = slots(shopDays(now, dayCount, timeZone), now)
  const last = tail.slice(Math.max(0, tail.length - Math.floor(orders / 2)))
  const ended = plusMinutes(now, -60)
  const past = hours.length > 0 ? Math.max(0, orders - last.length) : 0
  const history = Array.from({ length: past }, () => {
    const { day, hour } = random.weighted(hours)
    const at = day.at(hour * 60 + random.between(0, 60))
    const method = random.chance(0.24) ? 'pickup' : 'delivery'
    return course(random, at < ended ? at : plusMinutes(ended, -random.between(0, 90)), random.weighted(who), method)
  })
  const recent = last.map(([ago, stage]): PlannedOrder => {
    const amira = ago === 8 ? { wanted: amiras } : {}
    const [regular] = people
    const shopper = ago === 8 && regular ? regular : random.weighted(who)
    const planned = course(random, plusMinutes(now, -ago), shopper, ago === pickupAgo ? 'pickup' : 'delivery')
    const provider = ago === cashAgo ? 'cash' : 'stripe'
    return { ...planned, stage, fate: 'delivered', provider, declined: false, minutes: [1.5, 4, 6, 200], ...amira }
  })
  return [...history, ...recent].toSorted((a, b) => (a.at < b.at ? -1 : 1))
}
