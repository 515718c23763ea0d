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
}

/** The parcel, opened when a fulfillment is handed over; its label follows by effect. */
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
