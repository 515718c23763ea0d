import { type Instant, instant, plusMs } from '@souk/kernel'
import type { Order } from './documents.ts'

/** Days in which shoppers may ask by themselves, where the shop does not say. */
export const usualReturnDays = 30
const dayMs = 24 * 60 * 60_000

/**
 * Until when a shopper may ask for something to come back, so many days after the last of it was delivered; undefined
 * while nothing was. Staff may agree to more.
 */
export function returnsUntil({ events }: Pick<Order, 'events'>, days = usualReturnDays): Instant | undefined {
  const last = events.findLast(({ type }) => type === 'delivered')
  return last && plusMs(instant(last.at), days * dayMs)
}
