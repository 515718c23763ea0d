import type { Instant } from '@souk/kernel'
import type { ShipmentState } from './documents.ts'

export interface LabelRequest {
  readonly shipmentId: string
  readonly orderNumber: string
  readonly from: {
    readonly name: string
    readonly line1: string
    readonly city: string
    readonly postalCode: string
    readonly country: string
  }
  readonly to: {
    readonly name: string
    readonly line1: string
    readonly line2?: string
    readonly city: string
    readonly region?: string
    readonly postalCode: string
    readonly country: string
  }
  readonly courierName?: string
  readonly idempotencyKey: string
}
export interface Label {
  readonly trackingNumber: string
  readonly service: string
  readonly labelUrl?: string
}
/** A carrier's word in ours. */
export interface CarrierEvent {
  readonly id: string
  readonly trackingNumber: string
  readonly at: Instant
  readonly status: ShipmentState
  readonly description: string
}

/** Port. Own couriers are its first adapter. Faults are thrown; every call is safe to repeat under its key. */
export interface Carrier {
  readonly name: string
  label(request: LabelRequest): Promise<Label>
  /** Events so far, oldest first; empty when the carrier has none of its own. */
  track(trackingNumber: string): Promise<readonly CarrierEvent[]>
}
