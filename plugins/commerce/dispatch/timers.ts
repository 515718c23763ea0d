/** Waiting and chance, given to the engine so that simulations can have their own. */
export interface Timers {
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** 0 <= x < 1. */
  readonly random: () => number
}

export const systemTimers: Timers = {
  elapsed: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
  random: Math.random,
}

/** A wait that doubles with every attempt (counted from 0) up to `mostMs`, and is half chance, so that rivals part ways. */
export const backOff = (timers: Timers, attempt: number, firstMs: number, mostMs: number): number =>
  Math.min(mostMs, firstMs * 2 ** attempt) * (0.5 + timers.random() / 2)
