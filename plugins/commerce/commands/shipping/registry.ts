import type { Command } from '../../dispatch/command.ts'
import { cancelCourier, createLabel, requestCourier } from './create-label.ts'
import { followParcel } from './follow-parcel.ts'
import { quoteDelivery } from './quote-delivery.ts'
import { claimDelivery, deliverAtDoor, reportDelivery } from './rider.ts'

/** Commands about parcels, couriers and riders. */
export const shippingCommands: readonly Command[] = [
  createLabel,
  requestCourier,
  cancelCourier,
  followParcel,
  claimDelivery,
  deliverAtDoor,
  reportDelivery,
  quoteDelivery,
]
