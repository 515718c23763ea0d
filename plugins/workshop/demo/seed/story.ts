import type { Document } from '@souk/kernel'
import type { Random } from '../random.ts'
import type { Appetite, Goods } from './baskets.ts'
import type { PlannedOrder } from './plan.ts'
import type { SupportStory } from './ask-support.ts'
import type { Rhythm } from './rhythm.ts'
import type { Shopper } from './shoppers.ts'
import type { Stage } from './stage.ts'
import type { StockHabits } from './stock-rounds.ts'

/** What a demo shop's history is made of; everything else is the same for all shops. */
export interface Story {
  readonly people: (random: Random, count: number) => readonly Shopper[]
  readonly rhythm: Rhythm
  /** What is wanted at an hour of the shop's day: weights of categories. */
  readonly appetite: (hour: number, weekend: boolean) => Appetite
  /** How many of one thing go into a basket. */
  readonly quantity: (random: Random, goods: Goods) => number
  readonly stock: StockHabits
  /** Who is served by which places; a pickup by any. */
  readonly placesFor: (planned: PlannedOrder) => readonly string[]
  /** Rides or parcels: what happens between the door of the house and theirs. */
  readonly carried: 'rider' | 'parcel'
  /** The last thing before the end of a story that is long enough to have one. */
  readonly ending?: (stage: Stage) => Promise<void>
}

/** A demo shop: where its files are, what it is before anything happens, and how its days go. */
export interface DemoShop {
  readonly name: string
  readonly timeZone: string
  /** Folder of `products.csv` and `pictures/`. */
  readonly folder: string
  readonly site: readonly Document[]
  /** Ids of the stock locations, the one that opens the stock first. */
  readonly locations: readonly string[]
  readonly story: Story
  /** What people asked, and the words that staff answer with. */
  readonly support: SupportStory
  /** What shoppers search for in vain, most wanted first. */
  readonly wanted: readonly string[]
  /** Weekday (0 is Sunday) on which what is out is said to come back; nothing is said when left out. */
  readonly backOn?: number
}
