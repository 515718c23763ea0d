import type { Fulfillment } from '../domain/documents.ts'
import { type LiveQuery, useLiveQuery } from './use-live-query.ts'

/** Read by the order pane and its actions: the order's fulfillments, as they are now. */
const fulfillmentsQuery = '*[_type == "fulfillment" && order == $order] | order(_id asc) [0...20]'

/** The fulfillments of an order, live. */
export const useFulfillments = (orderId: string): LiveQuery<Fulfillment> =>
  useLiveQuery<Fulfillment>(fulfillmentsQuery, { order: orderId })
