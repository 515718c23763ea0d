import type { LoaderFunctionArgs } from '@remix-run/node'
import { changesOf } from '../changes.server.ts'
import { allowOrder } from '../order/order-access.server.ts'

/**
 * `GET /orders/:id/events`, for whoever holds the order's key: of the order, its fulfillments, shipments and payments. See
 * {@link changesOf}.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ulid = await allowOrder(context.shop, request, params.id)
  const own = new RegExp(`^(order|fulfillment|shipment|payment|refund)\\.${ulid}(-|$)`)
  return changesOf(context.shop, request.signal, ({ id }) => own.test(id))
}
