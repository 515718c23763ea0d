import { available, promisable, type StockLevel } from '@souk/inventory'
import type { Instant, Refusal, Result } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { MemoryStore } from '../../store/memory-store.ts'
import type { DeskProvider } from '../desk-provider.ts'
import type { ShopDoor } from './fleet.ts'
import { sold } from './missing.ts'
import type { Plan } from './plan.ts'
import type { Turn } from './scheduled-store.ts'

/** What was asked and answered, with the number of commits before and after. */
export interface Asked {
  readonly orderId: string
  readonly cart: number
  readonly quantity: number
  /** The same with those in its sets. */
  readonly inAll: number
  /** Levels at which the order that was told of holds units, or held them when it gave all of them up since. */
  readonly held: readonly string[]
  readonly from: number
  readonly to: number
  readonly result: Result<unknown, Refusal>
}

/** The world of one story. */
export interface World {
  readonly plan: Plan
  readonly store: MemoryStore
  readonly processes: readonly ShopDoor[]
  readonly provider: DeskProvider
  readonly turn: Turn
  readonly now: { at: Instant }
  readonly asked: Asked[]
  /** Free units over all places after each commit. */
  readonly free: number[]
  /** Units free after each commit, by level. */
  readonly levels: Levels[]
  /** Units may be held without their level's revision: then I3 is judged at every acknowledgement. */
  readonly guarded: boolean
  /** Every webhook that was answered as taken. */
  readonly told: Set<string>
  /** Orders whose asking was answered by a fault once: nobody knew then whether they are in. */
  readonly doubtful?: ReadonlySet<string>
}

export const ulidOf = (index: number) => `01jd7z8k2m4n6p8q0r2s4t6v${String(index).padStart(2, '0')}`
export const cartOf = (index: number) => `cart.shopper-0000000${index}`
export const places = ['location-ferry', 'location-mission'] as const

const levelsOf = (store: MemoryStore) => store.ofType('stockLevel') as readonly StockLevel[]
export const ordersOf = (store: MemoryStore) => store.ofType('order') as readonly Order[]

/** Units of what everybody wants that a new order may have, over all places. */
export const freeNow = (store: MemoryStore): number =>
  levelsOf(store).reduce((sum, level) => sum + (level.sku === sold ? promisable(level) : 0), 0)

/** Units free at each level. */
export type Levels = ReadonlyMap<string, number>
export const levelsNow = (store: MemoryStore): Levels =>
  new Map(levelsOf(store).map((level) => [level._id, available(level)]))

/** The server that somebody asks. */
export const processOf = ({ processes }: World, index: number): ShopDoor => {
  const commerce = processes[index % processes.length]
  if (!commerce) throw new Error('a world needs a process')
  return commerce
}
