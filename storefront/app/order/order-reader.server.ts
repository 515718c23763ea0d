import type { DocumentStore } from '@souk/commerce'
import type { Fulfillment, Order, Return } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import type { Shipment } from '@souk/shipping'

/** An order with everything its page tells. */
export interface OrderFile {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
  readonly shipments: readonly Shipment[]
  /** Returns and claims, oldest first. */
  readonly returns: readonly Return[]
  readonly payment?: Payment
  /** Refunds by which what came back was exchanged; only read where something was. */
  readonly exchanged?: readonly Refund[]
  /** The four digits of the order: derived, never stored. */
  readonly pin: string
}
export interface OrderReader {
  /** Reads from the document store, so that it is as new as the last commit. Undefined when there is none. */
  read(orderUlid: string): Promise<OrderFile | undefined>
}

/** Reads orders by id, never by query. */
export function openOrderReader(store: Pick<DocumentStore, 'get'>, pinFor: (orderId: string) => string): OrderReader {
  const present = <Doc>(documents: readonly (unknown | undefined)[]): Doc[] =>
    documents.filter((document) => document !== undefined) as Doc[]
  return {
    read: async (orderUlid) => {
      const [order] = (await store.get([`order.${orderUlid}`])) as readonly (Order | undefined)[]
      if (!order) return undefined
      const asked = order.returns ?? []
      const [payment, ...found] = await store.get([order.payment, ...order.fulfillments, ...asked])
      const open = present<Fulfillment>(found.slice(0, order.fulfillments.length))
      const returns = present<Return>(found.slice(order.fulfillments.length))
      const shipmentIds = open.flatMap(({ shipment }) => (shipment ? [shipment] : []))
      const shipments = shipmentIds.length > 0 ? present<Shipment>(await store.get(shipmentIds)) : []
      const exchanged = returns.flatMap(({ exchange, refunds }) => (exchange === undefined ? [] : refunds))
      const pin = pinFor(order._id)
      return {
        order,
        fulfillments: open,
        shipments,
        returns,
        pin,
        ...(exchanged.length > 0 ? { exchanged: present<Refund>(await store.get(exchanged)) } : {}),
        ...(payment ? { payment: payment as unknown as Payment } : {}),
      }
    },
  }
}
