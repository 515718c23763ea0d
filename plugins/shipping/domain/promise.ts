import { type Instant, instant, plusMinutes } from '@souk/kernel'

export interface PromiseFacts {
  readonly method: 'delivery' | 'pickup'
  /** The longest of the lines' preparation times, minutes. */
  readonly prepMinutes: number
  /** Orders before this one at its place. */
  readonly queue: number
  /** Minutes the place needs per waiting order. */
  readonly minutesPerOrder?: number
  /** The zone's courier minutes; none for pickup. */
  readonly courierMinutes?: number
}

/** How wide a promised window is: 4 minutes, and a quarter of what we cannot see from here. */
const width = (minutes: number) => 4 + Math.floor(minutes / 4)

/** The window we promise: preparation, the queue before it, the way. Whole minutes, never before it can be true. */
export function promiseWindow(facts: PromiseFacts, now: Instant): { readonly from: Instant; readonly to: Instant } {
  const way = facts.method === 'pickup' ? 0 : (facts.courierMinutes ?? 0)
  const minutes = facts.prepMinutes + facts.queue * (facts.minutesPerOrder ?? 2) + way
  const whole = instant(Math.ceil(Date.parse(now) / 60_000) * 60_000)
  const from = plusMinutes(whole, minutes)
  return { from, to: plusMinutes(from, width(minutes)) }
}
