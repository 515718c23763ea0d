import type { Lifecycle } from '@souk/kernel'
import type { ShipmentState, TrackingStatus } from './documents.ts'

/** The verbs of a parcel are the states that carriers report. */
const told = <State extends ShipmentState>(...states: readonly State[]) =>
  Object.fromEntries(states.map((state) => [state, state])) as Readonly<Record<State, State>>

const ends = ['delivered', 'failed', 'returning', 'returned', 'canceled'] as const
const road = ['in_transit', 'out_for_delivery', 'available_for_pickup', 'delayed'] as const

/**
 * THE table of a parcel, as carriers tell it. News may skip steps, never step back: an update that the table does not
 * allow is kept in the log and moves nothing. Delivered, returned and canceled are final.
 */
export const shipmentLifecycle = {
  created: {
    title: 'Created',
    meaning: 'A label or a courier is awaited.',
    tone: 'default',
    next: told('labeled', 'picked_up', ...road, ...ends),
  },
  labeled: {
    title: 'Labeled',
    meaning: 'The carrier knows of it.',
    tone: 'primary',
    next: told('picked_up', ...road, ...ends),
  },
  picked_up: { title: 'Picked up', meaning: 'The carrier has it.', tone: 'suggest', next: told(...road, ...ends) },
  in_transit: {
    title: 'In transit',
    meaning: 'Between places.',
    tone: 'suggest',
    next: told('out_for_delivery', 'available_for_pickup', 'delayed', ...ends),
  },
  out_for_delivery: {
    title: 'Out for delivery',
    meaning: 'The courier has it and is coming.',
    tone: 'suggest',
    next: told('available_for_pickup', 'delayed', ...ends),
  },
  available_for_pickup: {
    title: 'To be fetched',
    meaning: 'Waits for the shopper at a counter of the carrier.',
    tone: 'suggest',
    next: told('out_for_delivery', ...ends),
  },
  delayed: {
    title: 'Delayed',
    meaning: 'The carrier will be later than it said.',
    tone: 'caution',
    next: told('in_transit', 'out_for_delivery', 'available_for_pickup', ...ends),
  },
  failed: {
    title: 'Delivery failed',
    meaning: 'Nobody took it; the carrier may try again.',
    tone: 'critical',
    next: told(...road, 'delivered', 'returning', 'returned', 'canceled'),
  },
  delivered: { title: 'Delivered', meaning: 'It reached the shopper.', tone: 'positive', next: {} },
  returning: {
    title: 'Coming back',
    meaning: 'On its way back to us.',
    tone: 'caution',
    next: told('returned'),
  },
  returned: { title: 'Returned', meaning: 'It went back to us.', tone: 'default', next: {} },
  canceled: { title: 'Canceled', meaning: 'Will not be carried.', tone: 'default', next: {} },
} as const satisfies Lifecycle & Record<ShipmentState, unknown>

/** What shoppers read for each state of a parcel. */
export const shipmentWords = {
  created: 'Waiting for the courier',
  labeled: 'The courier knows of it',
  picked_up: 'The courier has it',
  in_transit: 'On its way to you',
  out_for_delivery: 'On the way to your door',
  available_for_pickup: 'Waits for you at the counter',
  delayed: 'Later than planned',
  delivered: 'At your door',
  failed: 'Nobody was there. We try again.',
  returning: 'On its way back to us',
  returned: 'Back with us',
  canceled: 'Will not be sent',
} as const satisfies Record<ShipmentState, string>

/** A status word that is ours, `unknown` among them, or undefined. */
export const asTrackingStatus = (status: string): TrackingStatus | undefined =>
  status === 'unknown' || Object.hasOwn(shipmentLifecycle, status) ? (status as TrackingStatus) : undefined

const inOrder = Object.keys(shipmentLifecycle) as readonly string[]

/** How far a state lies down the table: decides between news of the same instant. What nobody knows comes last. */
export const rankOf = (status: TrackingStatus): number =>
  status === 'unknown' ? inOrder.length : inOrder.indexOf(status)

/** True while the carrier may still have something to tell. */
export const isUnderWay = (state: ShipmentState): boolean => Object.keys(shipmentLifecycle[state].next).length > 0

/** True once the carrier holds it. */
export const isCarried = (state: ShipmentState): boolean => !['created', 'labeled', 'canceled'].includes(state)
