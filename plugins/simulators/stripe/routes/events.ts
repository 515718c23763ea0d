import type { Desk } from '../desk.ts'
import { missing } from '../failure.ts'
import { listing, pagingNames } from '../listing.ts'
import { type Operation, operation } from '../operation.ts'
import type { StripeEvent } from '../store.ts'

/** Events: read and list, newest first. */
export const events: readonly Operation[] = [
  operation({
    method: 'GET',
    path: '/v1/events/:id',
    request: 'request.events.retrieve',
    takes: [],
    run(desk, _params, id) {
      const event = desk.store.get('event', id)
      if (!event) throw missing('event', id)
      return withWaiting(desk, event)
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/events',
    request: 'request.events.list',
    takes: [...pagingNames, 'created', 'type', 'types'],
    run(desk, params) {
      const page = listing(desk, 'event', '/v1/events', params, { type: params.type }, false, params.types)
      return { ...page, data: page.data.map((event) => withWaiting(desk, event)) }
    },
  }),
]

/** `pending_webhooks` is how many endpoints have not yet taken the event. */
function withWaiting(desk: Desk, event: StripeEvent): StripeEvent {
  const row = desk.store.db
    .prepare("SELECT count(*) AS n FROM delivery WHERE event = ? AND state = 'pending'")
    .get(event.id)
  return { ...event, pending_webhooks: Number(row?.['n'] ?? 0) }
}
