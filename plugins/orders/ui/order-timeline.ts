import type { TimelineEntry } from '@souk/ui'
import type { OrderEvent } from '../domain/documents.ts'
import { eventWords } from '../domain/order-events.ts'

/** An order's events as timeline entries, newest first. */
export const orderTimeline = (events: readonly OrderEvent[]): readonly TimelineEntry[] =>
  events
    .map(
      (event): TimelineEntry => ({
        key: event._key,
        at: event.at,
        title: eventWords(event.type).staff,
        actor: event.actor,
        ...(event.note !== undefined && { note: event.note }),
      }),
    )
    .toReversed()
