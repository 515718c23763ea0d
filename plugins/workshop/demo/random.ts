/** A seeded source of chance: the same seed tells the same story on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** Whole number in [low, high], both included. */
  whole(low: number, high: number): number
  /** True with probability `share`, 0 to 1. */
  chance(share: number): boolean
  /** One of the items; throws on an empty list, which is a fault in the caller. */
  pick<Item>(items: readonly Item[]): Item
  /** One of the items, in proportion to the weights (any non-negative numbers, not all zero). */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item
  /** An independent stream for a part of the story, so that adding draws in one part leaves the others alone. */
  fork(name: string): Random
}

/** FNV-1a over the text, mixed with the seed: gives every name its own stream. */
const hash = (seed: number, text: string): number => {
  let value = (2166136261 ^ seed) >>> 0
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16777619) >>> 0
  return value
}

/** Mulberry32: 32 bits of state, good enough for pictures and shops, never for secrets. */
const stream = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const choose = <Item>(items: readonly (readonly [Item, number])[], at: number): Item => {
  const last = items.at(-1)
  if (!last) throw new Error('cannot pick from nothing')
  let left = at * items.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [item, weight] of items) {
    left -= weight
    if (left < 0) return item
  }
  return last[0]
}

/** Makes a stream from a whole-number seed. */
export const createRandom = (seed: number): Random => {
  const next = stream(hash(seed, 'souk'))
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (items) =>
      choose(
        items.map((item) => [item, 1] as const),
        next(),
      ),
    weighted: (items) => choose(items, next()),
    fork: (name) => createRandom(hash(seed, name)),
  }
}
