import { type Instant, instant, plusMinutes } from '@souk/kernel'
import type { Shipment } from './documents.ts'

const day = 24 * 60
/** How long to wait between two questions, by how long ago the parcel last moved. Minutes. */
const patience = [
  { youngerThan: day, poll: 15, push: 2 * 60 },
  { youngerThan: 4 * day, poll: 2 * 60, push: 6 * 60 },
  { youngerThan: 30 * day, poll: 12 * 60, push: day },
] as const

export type PolledShipment = Pick<Shipment, 'createdAt' | 'polledAt'> & { readonly heardAt?: string | null }

/**
 * When a carrier is to be asked again about a parcel: often while it moves, ever more seldom when it lies still, never
 * after thirty days. A carrier that tells by itself is asked as a precaution only.
 */
export function nextPoll(shipment: PolledShipment, tells: 'push' | 'poll', now: Instant): Instant | undefined {
  const moved = shipment.heardAt ?? shipment.createdAt
  const age = (Date.parse(now) - Date.parse(moved)) / 60_000
  const row = patience.find(({ youngerThan }) => age < youngerThan)
  if (!row) return undefined
  return plusMinutes(instant(shipment.polledAt ?? shipment.createdAt), row[tells])
}
