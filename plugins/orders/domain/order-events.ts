import type { Instant, Issued } from '@souk/kernel'
import type { OrderEvent } from './documents.ts'

/** The five stages that shoppers see, in order. `unpaid` is the title while no money has come: cash is paid in the end. */
export const shopperStages = {
  paid: { title: 'Paid', pickup: 'Paid', unpaid: 'Ordered' },
  being_made: { title: 'Being prepared', pickup: 'Being prepared' },
  in_the_bag: { title: 'Packed', pickup: 'Ready for you' },
  on_the_way: { title: 'On the way', pickup: 'Handed to you' },
  at_your_door: { title: 'At your door', pickup: 'Picked up' },
} as const satisfies Record<string, { readonly title: string; readonly pickup: string; readonly unpaid?: string }>
export type ShopperStage = keyof typeof shopperStages

/** Words of a timeline entry. Without `shopper` it is for staff alone. */
export interface EventWords {
  readonly staff: string
  readonly shopper?: string
  /** The shopper stage that begins with it. */
  readonly stage?: ShopperStage
}

/** Everything that a timeline can tell. THE table of event types. */
export const orderEventWords = {
  created: { staff: 'Checked out, waiting for payment', shopper: 'We are holding this for you' },
  payment_failed: { staff: 'Payment failed', shopper: 'The payment did not go through' },
  payment_pending: { staff: 'The bank is at work', shopper: 'Your bank is working on the payment' },
  payment_retried: { staff: 'Another try to pay', shopper: 'You can try to pay again' },
  payment_mismatch: { staff: 'The payment does not match the order' },
  paid: { staff: 'Paid', shopper: 'Paid', stage: 'paid' },
  placed: { staff: 'Placed', shopper: 'We have your order', stage: 'paid' },
  promise_updated: { staff: 'The promise moved with the queue', shopper: 'We know better now when it will be there' },
  stock_came_in_part: { staff: 'Some of what it waits for has come' },
  stock_arrived: { staff: 'What it waited for is there', shopper: 'What was missing has arrived', stage: 'paid' },
  held: { staff: 'Put on hold' },
  released: { staff: 'Taken off hold' },
  hold_added: { staff: 'One more reason to hold it' },
  hold_lifted: { staff: 'One reason to hold it is gone' },
  picking_started: { staff: 'Picking began', shopper: 'We are preparing it', stage: 'being_made' },
  picked: { staff: 'Picked', shopper: 'Everything is picked', stage: 'being_made' },
  claimed: { staff: 'Claimed' },
  rerouted: { staff: 'Sent from another place' },
  substitution_asked: { staff: 'Missing: the shopper is asked', shopper: 'Something is missing: please choose' },
  substituted: { staff: 'Missing units were replaced', shopper: 'We replaced what was missing' },
  came_short: { staff: 'Missing units came off', shopper: 'Something was missing and comes off your order' },
  found_after_all: { staff: 'Found after all', shopper: 'We found it after all' },
  packed: { staff: 'Packed', shopper: 'It is packed', stage: 'in_the_bag' },
  handed_over: { staff: 'Handed over', shopper: 'It is on the way', stage: 'on_the_way' },
  made_ready: { staff: 'Label or courier came' },
  courier_assigned: { staff: 'A courier is on it', shopper: 'A courier is on it' },
  delayed: { staff: 'Delayed on the way', shopper: 'It takes longer than planned' },
  returning: { staff: 'Coming back', shopper: 'It is on its way back to us' },
  returned: { staff: 'Returned to us', shopper: 'It came back to us' },
  return_requested: { staff: 'Return asked for', shopper: 'You asked to return something' },
  claim_requested: { staff: 'Claim made', shopper: 'You told us that something was wrong' },
  return_approved: { staff: 'Return approved', shopper: 'We agreed' },
  return_rejected: { staff: 'Return rejected', shopper: 'We could not agree to the return' },
  return_received: { staff: 'Goods came back and were inspected', shopper: 'What you sent back has arrived' },
  return_closed: { staff: 'Return closed', shopper: 'The return is settled' },
  exchanged: { staff: 'Exchanged for something else', shopper: 'You get something else instead' },
  exchange_ended: { staff: 'The exchange came to nothing', shopper: 'The exchange was called off' },
  goods_came: { staff: 'What is exchanged came back' },
  credit_returned: { staff: 'Its credit went back to the return' },
  return_canceled: { staff: 'Return called off', shopper: 'The return was called off' },
  parcel_canceled: { staff: 'The carrier gave it up' },
  tracking_unknown: { staff: 'The carrier said something we do not know' },
  tracking: { staff: 'Courier update', shopper: 'News from the courier' },
  delivered: { staff: 'Delivered', shopper: 'It is at your door', stage: 'at_your_door' },
  delivery_failed: { staff: 'Delivery failed', shopper: 'We could not deliver it' },
  part_canceled: { staff: 'A fulfillment was canceled', shopper: 'A part of your order was cancelled' },
  edited: { staff: 'The order was changed', shopper: 'Your order was changed' },
  canceled: { staff: 'Canceled', shopper: 'The order was cancelled' },
  expired: { staff: 'Expired unpaid', shopper: 'We could not hold it any longer' },
  completed: { staff: 'Completed' },
  refund_requested: { staff: 'Refund on its way', shopper: 'Your refund is on its way' },
  refunded: { staff: 'Refunded', shopper: 'Your refund was sent' },
  refund_failed: { staff: 'Refund failed' },
  disputed: { staff: 'The shopper disputes the charge' },
  dispute_won: { staff: 'The dispute was won' },
  dispute_lost: { staff: 'The dispute was lost; the money is gone' },
  message_sent: { staff: 'Mail sent' },
  note: { staff: 'Note' },
} as const satisfies Readonly<Record<string, EventWords>>
export type OrderEventType = keyof typeof orderEventWords

/** The words of a stored event; an unknown type is shown by its own name, never hidden. */
export const eventWords = (type: string): EventWords =>
  Object.hasOwn(orderEventWords, type) ? orderEventWords[type as OrderEventType] : { staff: type.replaceAll('_', ' ') }

/** One timeline entry. The key holds the command's id, so a retry cannot add it twice. */
export const orderEvent = (
  type: OrderEventType,
  { commandId, actor }: Issued,
  now: Instant,
  more: { readonly note?: string; readonly fulfillment?: string } = {},
): OrderEvent => ({ _key: `${commandId}-${type}`, at: now, type, actor, ...more })

/** The patch part that appends entries; `events` exists from the document's first moment. */
export const appendEvents = (...events: readonly OrderEvent[]) => ({ after: 'events[-1]', items: events })
