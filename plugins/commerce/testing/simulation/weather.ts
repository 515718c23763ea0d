import type { VirtualTime } from './virtual-time.ts'
import type { Mishap, Weather } from './wire.ts'

const mishaps: readonly Mishap[] = ['dropped', 'late', 'lost', 'twice', 'conflict', 'limited', 'away', 'broken']
/** How often one kind of mishap befalls a request, of a hundred: most kinds of an afternoon never. */
const rates = [0, 0, 0, 2, 8, 20]

/** Weather that ends. */
export interface SeededWeather extends Weather {
  /** From now on nothing goes wrong. */
  clear(): void
}

/** The weather of one seed: some kinds of mishap, each at a rate of its own, and perhaps a while in which nothing is answered. */
export function seededWeather(time: VirtualTime): SeededWeather {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(time.random() * values.length)]
  const table = mishaps.map((mishap) => ({ mishap, rate: pick(rates) ?? 0 }))
  const awayFrom = time.random() < 0.2 ? time.random() * 20_000 : Number.POSITIVE_INFINITY
  const awayTo = awayFrom + 2000 + time.random() * 20_000
  const slowest = pick([5, 50, 500]) ?? 50
  let clear = false

  function mishap(): Mishap {
    if (clear) return 'none'
    const now = time.elapsed()
    if (now >= awayFrom && now < awayTo) return time.random() < 0.5 ? 'limited' : 'away'
    const drawn = time.random() * 100
    let upTo = 0
    for (const { mishap: one, rate } of table) {
      upTo += rate / 3
      if (drawn < upTo) return one
    }
    return 'none'
  }
  return {
    mishap,
    delay: () => 1 + time.random() * slowest,
    clear() {
      clear = true
    },
  }
}
