import type { Decision } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { ShipmentState } from '@souk/shipping'
import type { Call } from '../../dispatch/command.ts'
import { type MailTemplate, mailAbout, textAbout } from '../mail-about.ts'

type Told = Pick<Order, '_id' | 'language' | 'contact' | 'delivery'>
type Messages = Pick<Decision, 'writes' | 'effects'>

/** What commands add to their decision when somebody is to be told. */
const together = (...messages: readonly Messages[]): Messages => ({
  writes: messages.flatMap(({ writes }) => writes),
  effects: messages.flatMap(({ effects }) => effects),
})
const nobody: Messages = { writes: [], effects: [] }

/** It has left us. Who fetches it stands at the counter and need not be written to. */
export const tellOnItsWay = (order: Told, fulfillmentId: string, call: Call): Messages =>
  order.delivery.method === 'pickup'
    ? nobody
    : together(mailAbout(order, 'on-its-way', call, fulfillmentId), textAbout(order, 'on-its-way', call, fulfillmentId))

/** All of it has arrived. */
export const tellDelivered = (order: Told, call: Call): Messages =>
  order.delivery.method === 'pickup'
    ? nobody
    : together(mailAbout(order, 'delivered', call), textAbout(order, 'delivered', call))

/** News of a parcel that a shopper wants to hear without asking. */
const parcelMails: Partial<Readonly<Record<ShipmentState, MailTemplate>>> = {
  delayed: 'delayed',
  failed: 'delivery-failed',
  returned: 'returned',
}

/** What a carrier said, when it is bad news. */
export function tellParcelNews(order: Told, state: ShipmentState, call: Call): Messages {
  const template = parcelMails[state]
  return template ? mailAbout(order, template, call) : nobody
}

/** Money has gone back. */
export const tellRefunded = (order: Told, refundId: string, call: Call): Messages =>
  mailAbout(order, 'refunded', call, refundId)

/** It was called off. */
export const tellCanceled = (order: Told, call: Call): Messages => mailAbout(order, 'order-canceled', call)

/** It is another order than it was. */
export const tellChanged = (order: Told, call: Call): Messages => mailAbout(order, 'order-changed', call)

/** What it waited for is there. */
export const tellArrived = (order: Told, call: Call): Messages => mailAbout(order, 'stock-arrived', call)

/** A payment did not go through, and the order waits for another. */
export const tellPaymentFailed = (order: Told, call: Call): Messages => mailAbout(order, 'payment-failed', call)

/** Something is missing, and they may choose what comes instead, for some minutes only. */
export const tellAsked = (order: Told, fulfillmentId: string, call: Call): Messages =>
  together(
    mailAbout(order, 'substitution-asked', call, fulfillmentId),
    textAbout(order, 'substitution-asked', call, fulfillmentId),
  )
