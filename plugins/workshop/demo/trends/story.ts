import type { Instant } from '@souk/kernel'
import type { Appetite } from '../seed/baskets.ts'
import type { Rhythm } from '../seed/rhythm.ts'
import { shopDays } from '../seed/shop-time.ts'
import { countDown } from '../seed/stock-rounds.ts'
import type { Story } from '../seed/story.ts'
import { shoppers } from './people.ts'
import { shopFacts } from './site.ts'
import { servedFrom } from './trade.ts'

const hour = 60
const day = 24 * hour
const { timeZone, locations } = shopFacts

/** Minutes from an instant to a time of day, so many working days on. The workshops rest on Sundays. */
function untilWork(at: Instant, daysAhead: number, minutes: number): number {
  const later = new Date(Date.parse(at) + daysAhead * day * 60_000).toISOString() as Instant
  const [there] = shopDays(later, 1, timeZone)
  if (!there) return daysAhead * day
  if (there.weekday === 0) return untilWork(at, daysAhead + 1, minutes)
  const wait = (Date.parse(there.at(minutes)) - Date.parse(at)) / 60_000
  return wait > 20 ? wait : untilWork(at, daysAhead + 1, minutes)
}

/** Looked at over lunch, bought after the children sleep. Work happens in daylight: picked by ten, packed by noon, gone by four. */
const rhythm: Rhythm = {
  opens: 7,
  workday: [1, 2, 3, 3, 4, 6, 6, 4, 4, 5, 5, 6, 8, 12, 16, 15, 9],
  weekend: [1, 2, 4, 6, 8, 9, 8, 8, 7, 7, 7, 8, 9, 12, 14, 12, 8],
  days: [1.3, 0.9, 0.9, 0.95, 1.1, 1.05, 1.2],
  pickup: 0.06,
  cash: 0.1,
  work(random, at, method) {
    const pick = untilWork(at, 0, random.between(9 * hour, 10.5 * hour))
    const pack = pick + random.between(25, 110)
    return [pick, pack, pack + (method === 'pickup' ? random.between(2 * hour, 30 * hour) : random.between(90, 240))]
  },
  way: (random, _at, method) =>
    method === 'pickup' ? 1 : random.whole(1, 4) * day + random.between(-3 * hour, 3 * hour),
  regret: [20, 55],
  tail: [
    { minutesAgo: 220, stage: 'on_the_way' },
    { minutesAgo: 190, stage: 'on_the_way' },
    { minutesAgo: 150, stage: 'ready' },
    { minutesAgo: 130, stage: 'ready', method: 'pickup' },
    { minutesAgo: 120, stage: 'ready' },
    { minutesAgo: 95, stage: 'picking', regular: { wanted: ['ABA-NOOR-PIN-56', 'SCA-MODAL-ROS'] } },
    { minutesAgo: 80, stage: 'picking' },
    { minutesAgo: 45, stage: 'placed' },
    { minutesAgo: 30, stage: 'placed' },
    { minutesAgo: 18, stage: 'placed', provider: 'cash' },
    { minutesAgo: 9, stage: 'pending' },
    { minutesAgo: 4, stage: 'placed' },
  ],
  tailMinutes: [30, 60, 100, 4000],
  refunds: 0.08,
}

const wants: Appetite = {
  abayas: 22,
  scarves: 24,
  kurtas: 15,
  dresses: 10,
  trousers: 8,
  coats: 5,
  shoes: 9,
  bags: 7,
  jewellery: 8,
  prayer: 7,
  home: 8,
  children: 4,
}
/** In the evening people buy what they thought about; by day what is small. */
const evening: Appetite = { ...wants, abayas: 30, dresses: 14, coats: 8, shoes: 12 }

/** How the days of Taqwa Trends go: the studio keeps what it opened with, Lahore nearly as much, Amman a part. */
export const story: Story = {
  people: shoppers,
  rhythm,
  appetite: (at) => (at >= 19 ? evening : wants),
  quantity: (random, { category }) => (category === 'scarves' && random.chance(0.25) ? random.whole(2, 3) : 1),
  stock: {
    shares: [1, 0.9, 0.6],
    gone: [],
    daily: [],
    truckDays: [0, 1, 2, 3, 4, 5, 6],
    delivery: 5 * hour,
    mishapsFrom: 10 * hour,
    mishapsTo: 17 * hour,
    mishaps: [
      ['damaged', 'Pulled thread'],
      ['damaged', 'Scratched in transit'],
      ['sample', 'For the fitting room'],
      ['internal_use', 'For the photographs'],
    ],
  },
  placesFor: ({ method, shopper }) => (method === 'pickup' ? locations : servedFrom(shopper.address.country)),
  carried: 'parcel',
  ending: (stage) => countDown(stage, 'SHO-ZARI-FIG-38', 2, 'Two pairs left, cut again on Monday'),
}
