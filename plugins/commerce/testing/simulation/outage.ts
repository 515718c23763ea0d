import { type Rush, runRush } from './rush.ts'
import type { VirtualTime } from './virtual-time.ts'
import type { Mishap, Weather } from './wire.ts'

const outage = { fromMs: 20_000, toMs: 50_000 } as const
const lastsMs = outage.toMs - outage.fromMs
/** The hosted service's own limit, for each address. */
const mutationsPerSecond = 25

/** What an outage in the midst of a rush came to. */
export interface Outage extends Rush {
  /** From the outage's end until everybody who came before it was served. */
  readonly drainedMs: number
  /** Requests refused for their number, of all that changed something. */
  readonly overLimit: number
  readonly requests: number
}

/** The lake is away for half a minute, by both its words for that; before and after it counts what is sent. */
function awayForAWhile(time: VirtualTime, count: { overLimit: number; requests: number }): Weather {
  const sent = new Map<string, number>()
  const mishap = (kind: 'read' | 'write', process: number): Mishap => {
    const at = time.elapsed()
    if (at >= outage.fromMs && at < outage.toMs) return time.random() < 0.5 ? 'limited' : 'away'
    if (kind === 'read') return 'none'
    count.requests += 1
    const second = `${process} ${Math.floor(at / 1000)}`
    const before = sent.get(second) ?? 0
    sent.set(second, before + 1)
    if (before < mutationsPerSecond) return 'none'
    count.overLimit += 1
    return 'limited'
  }
  return { mishap, delay: () => 10 + time.random() * 20 }
}

/**
 * R9: shoppers come for ninety seconds, and for thirty of them the lake answers 429 and 503 alone. Everybody is told busy
 * meanwhile, nothing is lost, and who waited is served within twice the outage.
 */
export async function rushThroughOutage(perSecond: number, seed: number): Promise<Outage> {
  const count = { overLimit: 0, requests: 0 }
  const shoppers = perSecond * 90
  const rush = await runRush({
    seed,
    shoppers,
    units: Math.floor(shoppers * 0.9),
    processes: 4,
    perSecond,
    twicePerHundred: 5,
    tuning: { requestsPerSecond: 20 },
    patienceMs: 2000,
    weather: (time) => awayForAWhile(time, count),
  })
  const waited = rush.served.filter(({ cameMs, servedMs }) => cameMs < outage.toMs && servedMs > outage.fromMs)
  const drainedMs = Math.max(0, ...waited.map(({ servedMs }) => servedMs - outage.toMs))
  const told = rush.served.filter(({ busy }) => busy > 0).length
  const wrong = (right: boolean, what: string) => (right ? [] : [what])
  return {
    ...rush,
    ...count,
    drainedMs,
    violations: [
      ...rush.violations,
      ...wrong(drainedMs <= 2 * lastsMs, `I12 who waited was served ${Math.round(drainedMs)} ms after the outage`),
      ...wrong(count.overLimit * 100 <= count.requests, `R9 ${count.overLimit} of ${count.requests} were too many`),
      ...wrong(told > 0, 'R9 nobody was told that the shop is busy'),
      ...wrong(rush.unanswered === 0, `R9 ${rush.unanswered} askings were answered by a fault`),
    ],
  }
}
