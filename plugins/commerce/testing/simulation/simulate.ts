import { type Instant, instant } from '@souk/kernel'
import type { PaymentProvider } from '@souk/payments'
import * as fc from 'fast-check'
import { createMemoryStore } from '../../store/memory-store.ts'
import { createDeskProvider } from '../desk-provider.ts'
import { type EdgeTrial, stocked } from './edge-trials.ts'
import { createFleet, type Fleet } from './fleet.ts'
import { judge } from './judge.ts'
import { content, opening, start } from './opening.ts'
import { afternoons, type Plan } from './plan.ts'
import { quickly } from './quick-queries.ts'
import type { Sabotage } from './sabotage.ts'
import { settle, tell } from './story.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'
import { type Ends, watchEnds } from './watch-ends.ts'
import { type SeededWeather, seededWeather } from './weather.ts'
import { freeNow, levelsNow, type World } from './world.ts'

/** What one simulated afternoon came to. */
export interface Simulated {
  /** Empty is good. */
  readonly wrong: readonly string[]
  readonly commits: number
  /** Askings that were answered by a fault, or by nobody, and were asked again. */
  readonly unanswered: number
  readonly crashes: number
  readonly virtualMs: number
}

interface Afternoon {
  readonly world: World
  readonly time: VirtualTime
  readonly weather: SeededWeather
  readonly fleet: Fleet
  readonly crashes: { count: number }
  readonly ends: Ends
}

const mostSkewMs = 10 * 60_000
/** How far apart things begin, and how long a thought takes, ms. */
const leisureMs = 4000
/** Work that failed is put off for up to an hour; so many are passed afterwards. */
const hoursAfter = 4

/**
 * R3: one afternoon of four servers, shoppers, staff and a payment service over a bad line: requests that are dropped,
 * late, doubled, refused or unanswered, servers that fall over and clocks that are off, all by the seed alone. What is
 * wrong at the end is told in words.
 */
export async function simulate(seed: number, sabotage?: Sabotage, trial?: EdgeTrial): Promise<Simulated> {
  const [plan] = fc.sample(afternoons, { seed, numRuns: 1 })
  if (!plan) throw new Error('no plan')
  const afternoon = open(plan, createVirtualTime(seed), sabotage, trial)
  const { world, time, weather, fleet, crashes, ends } = afternoon
  const figures = () => ({
    commits: world.store.commits(),
    unanswered: fleet.unanswered(),
    crashes: crashes.count,
    virtualMs: time.elapsed(),
  })
  try {
    await time.until(Promise.all([tell(world), ...disasters(afternoon)]))
    weather.clear()
    await time.rest()
    await time.until(windDown(world))
    return { wrong: [...judge(world), ...ends.wrong], ...figures() }
  } catch (error) {
    return {
      wrong: [`I12 the story did not end: ${error instanceof Error ? error.stack : String(error)}`],
      ...figures(),
    }
  }
}

function open(plan: Plan, time: VirtualTime, sabotage: Sabotage | undefined, trial: EdgeTrial | undefined): Afternoon {
  let jumpedMs = 0
  const now = {
    get at(): Instant {
      return instant(Date.parse(start) + time.elapsed() + jumpedMs)
    },
    set at(later: Instant) {
      jumpedMs = Date.parse(later) - Date.parse(start) - time.elapsed()
    },
  }
  const store = quickly(
    createMemoryStore({
      now: () => now.at,
      documents: [...content, ...opening(stocked(plan, trial))],
      remembersTransactions: plan.remembers,
    }),
  )
  const weather = seededWeather(time)
  const provider = createDeskProvider()
  const free = [freeNow(store)]
  const levels = [levelsNow(store)]
  const ends = watchEnds()
  const doubtful = new Set<string>()
  const skews = Array.from({ length: plan.processes }, () => (2 * time.random() - 1) * mostSkewMs)
  const fleet = createFleet({
    size: plan.processes,
    store,
    time,
    weather,
    now: () => now.at,
    providers: [overWire(provider, time, weather)],
    tuning: trial?.tuning(plan.processes) ?? {},
    patienceMs: 1000,
    skewMs: (process) => Math.round(skews[process] ?? 0),
    afterCommit: () => {
      free.push(freeNow(store))
      levels.push(levelsNow(store))
      ends.look(store.ofType('order'), now.at)
    },
    ...(sabotage && { sabotage }),
    onUnanswered: (input) => void doubtful.add(orderIn(input)),
  })
  const turn = () => time.sleep(time.random() * leisureMs)
  const { processes } = fleet
  const told = new Set<string>()
  const guarded = trial !== undefined
  const world: World = { plan, store, processes, provider, turn, now, asked: [], free, levels, guarded, told, doubtful }
  return { world, time, weather, fleet, crashes: { count: 0 }, ends }
}

const orderIn = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'orderUlid' in input ? `order.${String(input.orderUlid)}` : ''

/** What happens beside the story: servers do their rounds, and some fall over. */
function disasters({ world, time, fleet, crashes }: Afternoon): readonly Promise<void>[] {
  const crash = async () => {
    await time.sleep(time.random() * 5 * leisureMs)
    crashes.count += 1
    await fleet.crash(Math.floor(time.random() * world.plan.processes), time.random() * leisureMs)
  }
  const rounds = async (index: number) => {
    await time.sleep(time.random() * 5 * leisureMs)
    await world.processes[index]?.settle()
  }
  return [
    ...Array.from({ length: Math.floor(time.random() * 4) }, crash),
    ...Array.from({ length: 3 }, (_, index) => rounds(index)),
  ]
}

/** The line is good again: what was put off is done, and what is open and unpaid lapses. */
async function windDown(world: World): Promise<void> {
  await settle(world)
  for (let hour = 0; hour < hoursAfter; hour += 1) {
    world.now.at = instant(Date.parse(world.now.at) + 3_700_000)
    await world.processes[0]?.settle()
  }
}

/** A provider at the other end of a bad line: what it was asked it may have done, although nobody heard of it. */
function overWire(provider: PaymentProvider, time: VirtualTime, weather: SeededWeather): PaymentProvider {
  const over =
    <Asked extends readonly unknown[], Value>(work: (...asked: Asked) => Promise<Value>) =>
    async (...asked: Asked): Promise<Value> => {
      const mishap = weather.mishap('read', 0)
      await time.sleep(weather.delay())
      if (mishap === 'dropped' || mishap === 'limited' || mishap === 'away') throw new Error('the provider is away')
      const value = await work(...asked)
      await time.sleep(weather.delay())
      if (mishap === 'lost' || mishap === 'broken') throw new Error('the provider’s answer was lost')
      return value
    }
  return {
    ...provider,
    start: over(provider.start),
    read: over(provider.read),
    expire: over(provider.expire),
    capture: over(provider.capture),
    release: over(provider.release),
    refund: over(provider.refund),
    readRefund: over(provider.readRefund),
    changes: over(provider.changes),
  }
}
