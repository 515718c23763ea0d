import type { VirtualTime } from './virtual-time.ts'
import { type Rush, runRush } from './rush.ts'
import type { Weather } from './wire.ts'

/** Of a hundred requests that change something, so many get no answer; half of those were done. */
export const lostPerHundred = 20

const lossy = (time: VirtualTime): Weather => ({
  mishap(kind) {
    if (kind === 'read' || time.random() * 100 >= lostPerHundred) return 'none'
    return time.random() < 0.5 ? 'lost' : 'dropped'
  },
  delay: () => 10 + time.random() * 40,
})

/**
 * R7: a rush in which every fifth answer to a change is lost. Stock for four of five shoppers, a tenth of whom press the
 * button twice.
 */
export const rushWithLostResponses = (shoppers: number, seed: number): Promise<Rush> =>
  runRush({
    seed,
    shoppers,
    units: Math.floor(shoppers * 0.8),
    processes: 4,
    perSecond: 40,
    twicePerHundred: 10,
    tuning: { maxBatch: 5 },
    patienceMs: 1000,
    weather: lossy,
  })
