import type { TrackingStatus } from '../../domain/documents.ts'

/** EasyPost's tracker statuses in ours. docs.easypost.com, trackers. */
export const easypostStatuses = {
  unknown: 'unknown',
  pre_transit: 'labeled',
  in_transit: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  available_for_pickup: 'available_for_pickup',
  delivered: 'delivered',
  return_to_sender: 'returned',
  failure: 'failed',
  error: 'failed',
  cancelled: 'canceled',
} as const satisfies Readonly<Record<string, TrackingStatus>>

/** Details that say more than the status `in_transit` or `unknown` does. */
export const easypostDetails = {
  received_at_origin_facility: 'picked_up',
  departed_origin_facility: 'picked_up',
  delayed: 'delayed',
  weather_delay: 'delayed',
  transit_exception: 'delayed',
  missorted: 'delayed',
  held: 'delayed',
  awaiting_information: 'delayed',
  arrived_at_pickup_location: 'available_for_pickup',
  refused: 'failed',
  damaged: 'failed',
  lost: 'failed',
  delivery_exception: 'failed',
  return: 'returned',
} as const satisfies Readonly<Record<string, TrackingStatus>>

/** What a pair of status and detail means; a pair that neither table knows is `unknown`. */
export function fromEasypost(status: string, detail: string | null | undefined): TrackingStatus {
  const vague = status === 'in_transit' || status === 'unknown'
  if (vague && detail && Object.hasOwn(easypostDetails, detail))
    return easypostDetails[detail as keyof typeof easypostDetails]
  return Object.hasOwn(easypostStatuses, status) ? easypostStatuses[status as keyof typeof easypostStatuses] : 'unknown'
}
