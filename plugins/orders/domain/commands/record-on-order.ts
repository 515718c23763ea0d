import { type Decision, decision, type Instant, type Issued } from '@souk/kernel'
import type { Order } from '../documents.ts'
import type { PaymentStanding } from '../states.ts'
import { appendEvents, type OrderEventType, orderEvent } from '../order-events.ts'

export interface RecordOnOrder extends Issued {
  readonly type: OrderEventType
  readonly note?: string
  readonly fulfillment?: string
  /** The money's snapshot, when it moved. */
  readonly paymentStanding?: PaymentStanding
}

/** Tells the order's timeline what happened around it (payment, refund, tracking, mail). Never changes its state. */
export function recordOnOrder(order: Order, command: RecordOnOrder, now: Instant): Decision<null> {
  const { type, note, fulfillment, paymentStanding } = command
  const more = { ...(note ? { note } : {}), ...(fulfillment ? { fulfillment } : {}) }
  const patch = {
    id: order._id,
    ifRevisionID: order._rev,
    ...(paymentStanding && paymentStanding !== order.paymentStanding ? { set: { paymentStanding } } : {}),
    insert: appendEvents(orderEvent(type, command, now, more)),
  }
  return decision([{ patch }], null)
}
