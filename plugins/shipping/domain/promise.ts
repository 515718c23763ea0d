import { type Instant, instant, msBetween, plusMinutes } from '@souk/kernel'

/** What is still ahead of an order: everything, its making, its way, or the end of its way. */
export type PromiseStage = 'waiting' | 'making' | 'ready' | 'on_the_way'

export interface PromiseFacts {
  /** How far it has come; `waiting` when left out. */
  readonly stage?: PromiseStage
  /** When that stage began. */
  readonly since?: Instant
  readonly method: 'delivery' | 'pickup'
  /** The longest of the lines' preparation times, minutes. */
  readonly prepMinutes: number
  /** Orders before this one at its place. */
  readonly queue: number
  /** Minutes the place needs per waiting order. */
  readonly minutesPerOrder?: number
  /** The zone's courier minutes, where the distance is not known; none for pickup. */
  readonly courierMinutes?: number
  /** From the place to the door as the crow flies, where both are known. */
  readonly metres?: number
  /** Minutes for a kilometre of street. */
  readonly minutesPerKilometre?: number
}

/** What a promise was computed from, kept with it: so that anybody can see later why it was said. */
export interface PromiseBasis {
  readonly prepMinutes: number
  readonly queue: number
  readonly minutesPerOrder: number
  readonly wayMinutes: number
  readonly metres?: number
}

/** A window, and what it was computed from. */
export interface PromisedWindow {
  readonly from: Instant
  readonly to: Instant
  readonly basis: PromiseBasis
}

/** How wide a promised window is: 4 minutes, and a quarter of what we cannot see from here. */
const width = (minutes: number) => 4 + Math.floor(minutes / 4)

/** Streets bend: this much longer than the crow flies. A usual figure for a city's grid. */
const detour = 1.3
/** To leave the counter and to find the bell. */
const doorMinutes = 2

/** Minutes on the road: from the distance where it is known, else the zone's own figure. None for pickup. */
export function wayMinutes({
  method,
  metres,
  courierMinutes = 0,
  minutesPerKilometre = 4,
}: Pick<PromiseFacts, 'method' | 'metres' | 'courierMinutes' | 'minutesPerKilometre'>): number {
  if (method === 'pickup') return 0
  if (metres === undefined) return courierMinutes
  return doorMinutes + Math.ceil((metres / 1000) * detour * minutesPerKilometre)
}

/** The window we promise: preparation, the queue before it, the way. Whole minutes, never before it can be true. */
export function promiseWindow(facts: PromiseFacts, now: Instant): PromisedWindow {
  const { stage = 'waiting', minutesPerOrder = 2, metres, method } = facts
  const gone = facts.since === undefined ? 0 : Math.max(0, Math.floor(msBetween(facts.since, now) / 60_000))
  const queue = stage === 'waiting' ? facts.queue : 0
  const prepMinutes =
    stage === 'waiting' ? facts.prepMinutes : stage === 'making' ? Math.max(0, facts.prepMinutes - gone) : 0
  const way = stage === 'on_the_way' ? Math.max(0, wayMinutes(facts) - gone) : wayMinutes(facts)
  const minutes = prepMinutes + queue * minutesPerOrder + way
  const whole = instant(Math.ceil(Date.parse(now) / 60_000) * 60_000)
  const from = plusMinutes(whole, minutes)
  const far = metres === undefined || method === 'pickup' ? {} : { metres }
  const basis = { prepMinutes, queue, minutesPerOrder, wayMinutes: way, ...far }
  return { from, to: plusMinutes(from, width(minutes)), basis }
}
