import type { CourierNews, TrackingStatus } from '../../domain/documents.ts'

interface Meaning {
  readonly status: TrackingStatus
  readonly courier: CourierNews['state']
  readonly words: string
}

/** Uber Direct's delivery statuses in ours, and where the courier is meanwhile. developer.uber.com, deliveries. */
export const uberStatuses = {
  pending: { status: 'labeled', courier: 'awaited', words: 'Looking for a courier' },
  pickup: { status: 'labeled', courier: 'assigned', words: 'A courier is on the way to the shop' },
  pickup_complete: { status: 'picked_up', courier: 'on_the_way', words: 'The courier has the bag' },
  dropoff: { status: 'out_for_delivery', courier: 'on_the_way', words: 'The courier is on the way to the door' },
  delivered: { status: 'delivered', courier: 'done', words: 'Delivered' },
  canceled: { status: 'canceled', courier: 'done', words: 'The delivery was canceled' },
  returned: { status: 'returned', courier: 'done', words: 'The courier brings it back' },
} as const satisfies Readonly<Record<string, Meaning>>

/** A status that the table does not know is `unknown`, in its own word. */
export const fromUber = (status: string): Meaning =>
  Object.hasOwn(uberStatuses, status)
    ? uberStatuses[status as keyof typeof uberStatuses]
    : { status: 'unknown', courier: 'awaited', words: status.replaceAll('_', ' ') }
