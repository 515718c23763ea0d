import type { Rhythm } from '../seed/rhythm.ts'
import { countDown } from '../seed/stock-rounds.ts'
import type { Story } from '../seed/story.ts'
import { appetite, quantity } from './appetite.ts'
import { shoppers } from './people.ts'
import { shopFacts } from './site.ts'

/** What Amira ordered eight minutes ago. */
const amiras = ['COF-FW-R-OAT', 'BAK-CRO-ALM', 'BEA-SUN-250', 'COF-CB-500']

/** Orders from 6 to 21: a workday's morning peak and lunch, and a weekend that sleeps in. */
const rhythm: Rhythm = {
  opens: 6,
  workday: [4, 11, 16, 12, 8, 6, 7, 8, 6, 6, 5, 4, 3, 2.5, 2, 1],
  weekend: [1, 3, 7, 12, 15, 14, 11, 9, 8, 7, 6, 4, 3, 2.5, 2, 1],
  days: [1.15, 0.9, 0.95, 1, 1.02, 1.18, 1.4],
  pickup: 0.24,
  cash: 0.07,
  work(random, _at, method) {
    const slow = random.chance(0.06) ? random.between(8, 18) : 0
    const pick = random.between(1.2, 2.4)
    const pack = pick + random.between(1.5, 4.5) + slow
    return [pick, pack, pack + (method === 'pickup' ? random.between(1, 14) : random.between(0.6, 2.5))]
  },
  way: (random, _at, method) => (method === 'pickup' ? 0.2 : random.between(3.5, 7.5)),
  regret: [1.1, 1.45],
  tail: [
    { minutesAgo: 26, stage: 'on_the_way' },
    { minutesAgo: 13, stage: 'on_the_way' },
    { minutesAgo: 11, stage: 'on_the_way' },
    { minutesAgo: 9.5, stage: 'ready', method: 'pickup' },
    { minutesAgo: 8.5, stage: 'ready' },
    { minutesAgo: 8, stage: 'picking', regular: { wanted: amiras } },
    { minutesAgo: 7, stage: 'ready' },
    { minutesAgo: 5, stage: 'picking' },
    { minutesAgo: 4, stage: 'picking' },
    { minutesAgo: 3.5, stage: 'pending' },
    { minutesAgo: 2, stage: 'placed', provider: 'cash' },
    { minutesAgo: 1.2, stage: 'placed' },
    { minutesAgo: 0.7, stage: 'placed' },
  ],
  tailMinutes: [1.5, 4, 6, 200],
}

/**
 * How the coffee shop's days go. Kettle Lane keeps what it opened with, Mill Lane nearly half of it. The soy milk is
 * late: none of it comes again.
 */
export const story: Story = {
  people: shoppers,
  rhythm,
  appetite,
  quantity,
  stock: {
    shares: [1, 0.45],
    gone: ['PAN-SOY-1L'],
    daily: ['bakery'],
    truckDays: [1, 4],
    delivery: 5 * 60 + 20,
    mishapsFrom: 9 * 60,
    mishapsTo: 19 * 60,
    mishaps: [
      ['damaged', 'Torn bag'],
      ['waste', 'Dropped'],
      ['sample', 'For the Monday tasting'],
      ['internal_use', 'Staff breakfast'],
    ],
  },
  placesFor({ method, shopper }) {
    const [kettle = '', mill = ''] = shopFacts.locations
    const millOnly = (shopFacts.mill.postcodes as readonly string[]).includes(shopper.address.postalCode)
    return method === 'delivery' && millOnly ? [mill] : [kettle, mill]
  },
  carried: 'rider',
  ending: (stage) => countDown(stage, 'BAK-CRO-ALM', 0, 'Tray empty, next at 15:00'),
}
