import { type LiveQuery, useLiveQuery } from '@souk/ui'
import { useDocumentStore } from 'sanity'
import type { Fulfillment } from '../domain/documents.ts'

/** Read by the order pane and its actions: the order's fulfillments, as they are now. */
const fulfillmentsQuery = '*[_type == "fulfillment" && order == $order] | order(_id asc) [0...20]'

/** The fulfillments of an order, live. */
export const useFulfillments = (orderId: string): LiveQuery<Fulfillment> =>
  useLiveQuery<Fulfillment>(useDocumentStore(), fulfillmentsQuery, { order: orderId })
