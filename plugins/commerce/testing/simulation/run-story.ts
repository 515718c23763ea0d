import type { Instant } from '@souk/kernel'
import type * as fc from 'fast-check'
import { createCommerce } from '../../commerce.ts'
import type { Commerce, CommerceDependencies, DocumentStore } from '../../contract.ts'
import { createMemoryStore, type MemoryStore } from '../../store/memory-store.ts'
import { createDeskProvider } from '../desk-provider.ts'
import { countingUlids } from '../shop-floor.ts'
import { type EdgeTrial, stocked } from './edge-trials.ts'
import type { ShopDoor } from './fleet.ts'
import { judge } from './judge.ts'
import { content, opening, start } from './opening.ts'
import { ownCourier } from './own-courier.ts'
import type { Plan } from './plan.ts'
import { quickly } from './quick-queries.ts'
import type { Sabotage } from './sabotage.ts'
import { scheduledStore, type Turn } from './scheduled-store.ts'
import { settle, tell } from './story.ts'
import { freeNow, levelsNow, type World } from './world.ts'

/** What became of one story. */
export interface StoryTold {
  /** Empty is good. */
  readonly wrong: readonly string[]
  /** How often a server was asked for something. */
  readonly asked: number
  /** How often the scheduler chose who goes on. */
  readonly turns: number
}

/** Runs one story under a scheduler and judges it. */
export async function runStory(
  plan: Plan,
  scheduler: fc.Scheduler,
  sabotage?: Sabotage,
  trial?: EdgeTrial,
): Promise<StoryTold> {
  const seen = { asked: 0, turns: 0 }
  const world = open(plan, scheduler, seen, sabotage, trial)
  await scheduler.waitFor(tell(world))
  const turn: Turn = async () => undefined
  const calm = { ...world, turn, processes: [commerceOver(world, 9, world.store, turn, trial?.tuning(plan.processes))] }
  await settle(calm)
  return { wrong: judge(calm), ...seen }
}

/** Counts what it is asked for. */
function counted(door: ShopDoor, seen: { asked: number }): ShopDoor {
  const asking =
    <Asked extends readonly unknown[], Value>(ask: (...asked: Asked) => Value) =>
    (...asked: Asked): Value => {
      seen.asked += 1
      return ask(...asked)
    }
  const { dispatch, receiveWebhook, refreshPayment, settle: tidy } = door
  return {
    dispatch: asking(dispatch),
    receiveWebhook: asking(receiveWebhook),
    refreshPayment: asking(refreshPayment),
    settle: asking(tidy),
  }
}

function open(
  plan: Plan,
  scheduler: fc.Scheduler,
  seen: { asked: number; turns: number },
  sabotage: Sabotage | undefined,
  trial: EdgeTrial | undefined,
): World {
  const now: { at: Instant } = { at: start }
  const memory = createMemoryStore({
    now: () => now.at,
    documents: [...content, ...opening(stocked(plan, trial))],
    remembersTransactions: plan.remembers,
  })
  const store = quickly(memory)
  const free = [freeNow(store)]
  const levels = [levelsNow(store)]
  const turn: Turn = (what) => {
    seen.turns += 1
    return scheduler.schedule(Promise.resolve(), what) as Promise<void>
  }
  let commits = 0
  const shaken = scheduledStore(store, {
    turn,
    nextFault: () => plan.faults[commits++ % plan.faults.length] ?? 'none',
    afterCommit: () => {
      free.push(freeNow(store))
      levels.push(levelsNow(store))
    },
  })
  const lake = sabotage ? sabotage(shaken) : shaken
  const guarded = trial !== undefined
  const told = new Set<string>()
  const world = { plan, store, provider: createDeskProvider(), turn, now, asked: [], free, levels, guarded, told }
  const processes = Array.from({ length: plan.processes }, (_, index) =>
    counted(commerceOver(world, index, lake, turn, trial?.tuning(plan.processes)), seen),
  )
  return { ...world, processes }
}

function commerceOver(
  { provider, now }: Pick<World, 'provider' | 'now'>,
  index: number,
  store: DocumentStore | MemoryStore,
  turn: Turn,
  tuning?: CommerceDependencies['tuning'],
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
    tuning: { maxWaitMs: 200, ...tuning },
  })
}
