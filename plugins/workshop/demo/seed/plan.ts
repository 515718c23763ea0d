import { type Instant, plusMinutes } from '@souk/kernel'
import type { Random } from '../random.ts'
import type { Recent, Rhythm } from './rhythm.ts'
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

interface Slot {
  readonly day: ShopDay
  readonly hour: number
}

/** The hours of the story with their weights; of today only those that have begun. Trade grows a little towards now. */
function slots(all: readonly ShopDay[], now: Instant, rhythm: Rhythm): readonly (readonly [Slot, number])[] {
  return all.flatMap((day, at) => {
    const growth = 0.85 + (0.3 * at) / Math.max(1, all.length - 1)
    const hours = day.weekday === 0 || day.weekday === 6 ? rhythm.weekend : rhythm.workday
    const share = growth * (rhythm.days[day.weekday] ?? 1)
    return hours
      .map((weight, hour) => [{ day, hour: hour + rhythm.opens }, weight * share] as const)
      .filter(([slot]) => day.at(slot.hour * 60) < now)
  })
}

function fateOf(random: Random): Fate {
  return random.weighted([
    ['delivered', 95],
    ['canceled', 3],
    ['expired', 2],
  ] as const)
}

function course(
  random: Random,
  rhythm: Rhythm,
  at: Instant,
  shopper: Shopper,
  method: PlannedOrder['method'],
): PlannedOrder {
  const [pick, pack, out] = rhythm.work(random, at, method)
  const fate = fateOf(random)
  return {
    at,
    shopper,
    method,
    provider: fate === 'delivered' && random.chance(rhythm.cash) ? 'cash' : 'stripe',
    fate,
    stage: 'done',
    declined: random.chance(0.015),
    minutes: [pick, pack, out, out + rhythm.way(random, at, method)],
  }
}

/**
 * Plans a history of `orders` orders over `dayCount` days that ends now: when each happens, by whom, how it goes. The
 * last ones are spread over the stages of the floor, whatever the hour. The same seed and now give the same plan.
 */
export function planOrders(
  random: Random,
  people: readonly Shopper[],
  rhythm: Rhythm,
  { now, dayCount, orders, timeZone }: { now: Instant; dayCount: number; orders: number; timeZone: string },
): readonly PlannedOrder[] {
  const who = people.map((shopper) => [shopper, shopper.weight] as const)
  const hours = slots(shopDays(now, dayCount, timeZone), now, rhythm)
  const last = rhythm.tail.slice(Math.max(0, rhythm.tail.length - Math.floor(orders / 2)))
  const ended = plusMinutes(now, -60)
  const past = hours.length > 0 ? Math.max(0, orders - last.length) : 0
  const history = Array.from({ length: past }, () => {
    const { day, hour } = random.weighted(hours)
    const at = day.at(hour * 60 + random.between(0, 60))
    const method = random.chance(rhythm.pickup) ? 'pickup' : 'delivery'
    const when = at < ended ? at : plusMinutes(ended, -random.between(0, 90))
    return course(random, rhythm, when, random.weighted(who), method)
  })
  const recent = last.map((one) => recentOrder(random, rhythm, people, who, one, now))
  return [...history, ...recent].toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** One of the last orders: it goes as far as its stage says, whatever the hour. */
function recentOrder(
  random: Random,
  rhythm: Rhythm,
  people: readonly Shopper[],
  who: readonly (readonly [Shopper, number])[],
  { minutesAgo, stage, regular, method = 'delivery', provider = 'stripe' }: Recent,
  now: Instant,
): PlannedOrder {
  const [first] = people
  const shopper = regular && first ? first : random.weighted(who)
  const planned = course(random, rhythm, plusMinutes(now, -minutesAgo), shopper, method)
  const minutes = rhythm.tailMinutes
  return { ...planned, stage, fate: 'delivered', provider, declined: false, minutes, ...regular }
}
