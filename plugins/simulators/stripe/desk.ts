import { apiVersion } from './api-version.ts'
import { newId } from './ids.ts'
import type { StripeEvent, StripeStore } from './store.ts'

/** What a route works with: the memory, the time, and the way to tell the world. */
export interface Desk {
  readonly store: StripeStore
  /** Where people reach the simulator: hosted pages lead there. */
  readonly origin: string
  /** Now, in whole seconds since 1970. */
  now(): number
  /** Records an event and queues it for every endpoint that wants it, in the running transaction. */
  emit(type: string, object: unknown, previous?: unknown): StripeEvent
}

/** The request that a desk works for; events name it. */
export interface RequestMark {
  readonly id: string | null
  readonly idempotencyKey: string | null
}

/** Makes the desk of one request. `queue` is called with every new event. */
export function createDesk(parts: {
  readonly store: StripeStore
  readonly origin: string
  readonly clock: () => number
  readonly queue: (event: StripeEvent) => number
  readonly request: RequestMark
}): Desk {
  const now = () => Math.floor(parts.clock() / 1000)
  return {
    store: parts.store,
    origin: parts.origin,
    now,
    emit(type, object, previous) {
      const event: StripeEvent = {
        id: newId.event(),
        object: 'event',
        api_version: apiVersion,
        created: now(),
        data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
        livemode: false,
        pending_webhooks: 0,
        request: { id: parts.request.id, idempotency_key: parts.request.idempotencyKey },
        type,
      }
      const waiting = parts.queue(event)
      return parts.store.put('event', { ...event, pending_webhooks: waiting })
    },
  }
}
