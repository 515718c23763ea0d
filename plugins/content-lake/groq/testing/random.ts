/** A source of chance that gives the same again for the same seed. */
export interface Random {
  /** An integer from 0 to `below - 1`. */
  below(below: number): number
  /** True `share` of the time. */
  chance(share: number): boolean
  pick<T>(items: readonly T[]): T
  /** `least` to `most` values. */
  several<T>(least: number, most: number, make: () => T): T[]
}

/** mulberry32: quick, and good enough to reach every corner of a grammar. */
export function createRandom(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    chance: (share) => next() < share,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('there is nothing to pick from')
      return item
    },
    several: (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make),
  }
}
