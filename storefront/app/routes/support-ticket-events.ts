import type { LoaderFunctionArgs } from '@remix-run/node'
import { changesOf } from '../changes.server.ts'
import { allowTicket } from '../support/ticket-access.server.ts'

/** `GET /support/tickets/:id/events`: server-sent events for whoever may see the ticket; `changed` when it changed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { _id } = await allowTicket(context.shop, request, params.id)
  return changesOf(context.shop, request.signal, ({ id }) => id === _id)
}
