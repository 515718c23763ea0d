import type { Lifecycle } from '@souk/kernel'
import type { ShipmentState } from './documents.ts'

/**
 * THE table of a parcel, as carriers tell it; the verbs are the states they report. News may skip steps, never step
 * back: an update that the table does not allow is kept in the log and moves nothing.
 */
export const shipmentLifecycle = {
  created: {
    title: 'Created',
    meaning: 'A label or a courier is awaited.',
    tone: 'default',
    next: {
      labeled: 'labeled',
      in_transit: 'in_transit',
      out_for_delivery: 'out_for_delivery',
      delivered: 'delivered',
      failed: 'failed',
      returning: 'returning',
      canceled: 'canceled',
    },
  },
  labeled: {
    title: 'Labeled',
    meaning: 'The carrier knows of it.',
    tone: 'primary',
    next: {
      in_transit: 'in_transit',
      out_for_delivery: 'out_for_delivery',
      delivered: 'delivered',
      failed: 'failed',
      returning: 'returning',
      canceled: 'canceled',
    },
  },
  in_transit: {
    title: 'In transit',
    meaning: 'Between places.',
    tone: 'suggest',
    next: { out_for_delivery: 'out_for_delivery', delivered: 'delivered', failed: 'failed', returning: 'returning' },
  },
  out_for_delivery: {
    title: 'Out for delivery',
    meaning: 'The courier has it and is coming.',
    tone: 'suggest',
    next: { delivered: 'delivered', failed: 'failed', returning: 'returning' },
  },
  failed: {
    title: 'Delivery failed',
    meaning: 'Nobody took it; the carrier may try again.',
    tone: 'critical',
    next: { out_for_delivery: 'out_for_delivery', delivered: 'delivered', returning: 'returning' },
  },
  delivered: { title: 'Delivered', meaning: 'It reached the shopper.', tone: 'positive', next: {} },
  returning: {
    title: 'Coming back',
    meaning: 'On its way back to us.',
    tone: 'caution',
    next: { returned: 'returned' },
  },
  returned: { title: 'Returned', meaning: 'Back at the location.', tone: 'default', next: {} },
  canceled: { title: 'Canceled', meaning: 'Will not be carried.', tone: 'default', next: {} },
} as const satisfies Lifecycle & Record<ShipmentState, unknown>

/** What shoppers read for each state of a parcel. */
export const shipmentWords = {
  created: 'Waiting for the courier',
  labeled: 'The courier knows of it',
  in_transit: 'On its way to you',
  out_for_delivery: 'On the way to your door',
  delivered: 'At your door',
  failed: 'Nobody was there. We try again.',
  returning: 'On its way back to us',
  returned: 'Back with us',
  canceled: 'Will not be sent',
} as const satisfies Record<ShipmentState, string>

/** A carrier's status word that is ours, or undefined. */
export const asShipmentState = (status: string): ShipmentState | undefined =>
  Object.hasOwn(shipmentLifecycle, status) ? (status as ShipmentState) : undefined
