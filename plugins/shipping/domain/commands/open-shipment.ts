import { afterDot, type Decision, decision, dotted, type Instant, type New } from '@souk/kernel'
import type { Shipment } from '../documents.ts'

/** `shipment.<part of the fulfillment's id after the dot>` */
export const shipmentId = (fulfillment: string): string => dotted('shipment', afterDot(fulfillment))

export interface OpenShipment {
  readonly order: string
  readonly orderNumber: string
  readonly fulfillment: string
  readonly carrier: string
  readonly courierName?: string
  readonly rider?: string
}

/** The parcel, opened when a rider takes it, a label is ordered, or the bag is handed over. */
export function openShipment(command: OpenShipment, now: Instant): Decision<New<Shipment>> {
  const shipment: New<Shipment> = {
    _id: shipmentId(command.fulfillment),
    _type: 'shipment',
    ...command,
    state: 'created',
    events: [],
    createdAt: now,
  }
  return decision([{ create: shipment }], shipment)
}

const ofOneCarrier = [
  'trackingNumber',
  'reference',
  'trackingUrl',
  'labelUrl',
  'pin',
  'service',
  'courier',
  'courierName',
  'expectedAt',
]

/**
 * Gives a parcel to a carrier anew: after it was canceled there, or before the first one answered. What the last one
 * said stays in the log and moves it no more.
 */
export function reopenShipment(shipment: Shipment, carrier: string, now: Instant): Decision<Shipment> {
  const set = { carrier, state: 'created' as const, reopenedAt: now }
  const unset = ofOneCarrier.filter((field) => field in shipment)
  const patch = { id: shipment._id, ifRevisionID: shipment._rev, set, ...(unset.length > 0 ? { unset } : {}) }
  return decision([{ patch }], { ...shipment, ...set })
}
