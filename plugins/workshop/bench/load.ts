import { type JourneyName, journeys } from './load-journeys.ts'
import { percentile, ratePerSecond } from './measure.ts'

/** What a load process answers its parent: journeys per second, how long one took, and the first that failed. */
export interface Load {
  readonly rate: number
  readonly p50: number
  readonly p95: number
  readonly failed: number
  readonly failure?: string
}

// A closed loop of `width` visitors against one origin for some seconds; answers its parent over IPC.
const [name = 'read', origin = '', width = '32', seconds = '4', what = '/'] = process.argv.slice(2)
const journey = journeys[name as JourneyName](origin, Number(width), what)
const times: number[] = []
const failures: string[] = []

const once = async (index: number): Promise<void> => {
  const before = performance.now()
  try {
    await journey(index)
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error))
  }
  times.push(performance.now() - before)
}

const rate = await ratePerSecond(once, Number(width), Number(seconds))
const [failure] = failures
const load: Load = {
  rate,
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
  failed: failures.length,
  ...(failure === undefined ? {} : { failure }),
}
process.send?.(load, () => process.exit(0))
