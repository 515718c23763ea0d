import type { Instant } from '@souk/kernel'
import type * as fc from 'fast-check'
import { createCommerce } from '../../commerce.ts'
import type { Commerce, DocumentStore } from '../../contract.ts'
import { createMemoryStore, type MemoryStore } from '../../store/memory-store.ts'
import { createDeskProvider } from '../desk-provider.ts'
import { countingUlids } from '../shop-floor.ts'
import { judge } from './judge.ts'
import { content, opening, start } from './opening.ts'
import { ownCourier } from './own-courier.ts'
import type { Plan } from './plan.ts'
import { quickly } from './quick-queries.ts'
import { scheduledStore, type Turn } from './scheduled-store.ts'
import { freeNow, settle, tell, type World } from './story.ts'

/** Breaks a store on purpose, to see whether the judge notices. */
export type Sabotage = (store: DocumentStore) => DocumentStore

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
    carriers: [ownCourier],
    mailer: { send: async () => ({ state: 'sent' }) },
    secret: 'a secret of the tests',
    publicOrigin: 'https://shop.example',
    log: () => undefined,
    timers: { elapsed: () => (elapsed += 5), sleep: () => turn('wait'), random: () => 0.5 },
    tuning: { maxWaitMs: 200 },
  })
}
