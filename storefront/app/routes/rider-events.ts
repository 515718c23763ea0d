import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { changesOf } from '../changes.server.ts'
import { riderOf } from '../rider/rider.server.ts'

const shown: ReadonlySet<string> = new Set(['fulfillment', 'shipment'])

/** `GET /rider/events`, for riders who are signed in: of bags and parcels. See {@link changesOf}. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = context
  if (!(await riderOf(shop, request))) throw data({ reason: 'key' }, { status: 404 })
  return changesOf(shop, request.signal, ({ type }) => shown.has(type))
}
