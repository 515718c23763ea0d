import { type Instant, instant, type New, type StoredDocument } from '@souk/kernel'
import type { Cart } from '@souk/orders'
import type * as fc from 'fast-check'
import { createCommerce } from '../../commerce.ts'
import type { Commerce, DocumentStore } from '../../contract.ts'
import { createMemoryStore, type MemoryStore } from '../../store/memory-store.ts'
import { createDeskProvider } from '../desk-provider.ts'
import { shopContent } from '../shop.ts'
import { countingUlids } from '../shop-floor.ts'
import { judge } from './judge.ts'
import type { Plan } from './plan.ts'
import { quickly } from './quick-queries.ts'
import { scheduledStore, type Turn } from './scheduled-store.ts'
import { cartOf, freeNow, places, settle, tell, type World } from './story.ts'

/** Breaks a store on purpose, to see whether the judge notices. */
export type Sabotage = (store: DocumentStore) => DocumentStore

const start = instant('2026-11-21T14:00:00.000Z')
const content = shopContent([{ sku: 'LATTE', price: 480 }])

/** Runs one story under a scheduler and judges it. Answers what is wrong. */
export async function runStory(plan: Plan, scheduler: fc.Scheduler, sabotage?: Sabotage): Promise<readonly string[]> {
  const world = open(plan, scheduler, sabotage)
  await scheduler.waitFor(tell(world))
  const turn: Turn = async () => undefined
  const calm = { ...world, turn, processes: [commerceOver(world, 9, world.store, turn)] }
  await settle(calm)
  return judge(calm)
}

function open(plan: Plan, scheduler: fc.Scheduler, sabotage: Sabotage | undefined): World {
  const now: { at: Instant } = { at: start }
  const memory = createMemoryStore({
    now: () => now.at,
    documents: [...content, ...opening(plan)],
    remembersTransactions: plan.remembers,
  })
  const store = quickly(memory)
  const free = [freeNow(store)]
  const turn: Turn = (what) => scheduler.schedule(Promise.resolve(), what) as Promise<void>
  let commits = 0
  const shaken = scheduledStore(store, {
    turn,
    nextFault: () => plan.faults[commits++ % plan.faults.length] ?? 'none',
    afterCommit: () => void free.push(freeNow(store)),
  })
  const seen = sabotage ? sabotage(shaken) : shaken
  const world = { plan, store, provider: createDeskProvider(), turn, now, asked: [], free, told: new Set<string>() }
  const processes = Array.from({ length: plan.processes }, (_, index) => commerceOver(world, index, seen, turn))
  return { ...world, processes }
}

function commerceOver(
  { provider, now }: Pick<World, 'provider' | 'now'>,
  index: number,
  store: DocumentStore | MemoryStore,
  turn: Turn,
): Commerce {
  let elapsed = 0
  return createCommerce({
    store,
    clock: () => now.at,
    newUlid: countingUlids(index + 1),
    providers: [provider],
    carriers: [
      {
        name: 'own',
        label: async () => ({ trackingNumber: 'T', service: 'Bike' }),
        track: async () => ({ events: [] }),
      },
    ],
    mailer: { send: async () => ({ state: 'sent' }) },
    secret: 'a secret of the tests',
    publicOrigin: 'https://shop.example',
    log: () => undefined,
    timers: { elapsed: () => (elapsed += 5), sleep: () => turn('wait'), random: () => 0.5 },
    tuning: { maxWaitMs: 200 },
  })
}

/** Opening stock with its ledger, and a cart per shopper. */
function opening({ stock, buyers }: Plan): readonly StoredDocument[] {
  const levels = stock.map((onHand, index) => ({
    _id: `stockLevel.variant-latte.${places[index] ?? ''}`,
    _type: 'stockLevel',
    sku: 'LATTE',
    variant: 'variant-latte',
    location: places[index],
    onHand,
    reserved: 0,
    committed: 0,
    unavailable: 0,
    incoming: 0,
  }))
  const entries = stock
    .map((quantity, index) => ({
      _key: `e${index}`,
      sku: 'LATTE',
      location: places[index],
      from: 'supplier',
      to: 'available',
      quantity,
    }))
    .filter(({ quantity }) => quantity > 0)
  const carts = buyers.map(
    ({ quantity }, index): New<Cart> => ({
      _id: cartOf(index),
      _type: 'cart',
      lines: [{ _key: 'LATTE', sku: 'LATTE', variant: 'variant-latte', quantity }],
      currency: 'USD',
      language: 'en',
      updatedAt: start,
    }),
  )
  const movement = {
    _id: 'stockMovement.opening',
    _type: 'stockMovement',
    entries,
    cause: { kind: 'receipt' },
    reason: 'received',
  }
  return [...levels, movement, ...carts].map((document) => ({
    ...document,
    _rev: 'opening',
    _createdAt: start,
    _updatedAt: start,
  }))
}
