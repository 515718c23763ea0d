import type { Product, SiteSettings } from '@souk/catalog'
import type { StockLocation } from '@souk/inventory'
import type { Instant, StoredDocument } from '@souk/kernel'
import type { Message } from '@souk/messages'
import { messagesOfOrderQuery } from '@souk/messages/queries'
import type { Fulfillment, Order, Return } from '@souk/orders'
import { fulfillmentsOfOrderQuery, returnsOfOrderQuery } from '@souk/orders/queries'
import type { Payment, Refund } from '@souk/payments'
import { paymentsOfOrderQuery, refundsOfOrderQuery } from '@souk/payments/queries'
import type { Shipment } from '@souk/shipping'
import { shipmentsOfOrderQuery } from '@souk/shipping/queries'
import type { Ticket } from '@souk/support'
import type { DocumentStore } from '../contract.ts'

/** Questions about an order. Read by the dispute pack. */
const ticketsOfOrder = '*[_type == "ticket" && order == $order] | order(createdAt asc, _id asc)[0...50]{_id}'

/** A product as its page showed it when it was sold; undefined when the dataset's history holds that revision no more. */
export type SoldAs = ReadonlyMap<string, Product | undefined>

/** Everything that bears witness to one order. */
export interface Evidence {
  readonly order: Order
  readonly settings: Pick<SiteSettings, 'name' | 'email' | 'timeZone'>
  /** By `product@revision`. */
  readonly products: SoldAs
  readonly fulfillments: readonly Fulfillment[]
  readonly shipments: readonly Shipment[]
  readonly payments: readonly Payment[]
  readonly refunds: readonly Refund[]
  readonly returns: readonly Return[]
  readonly messages: readonly Message[]
  /** What the shopper asked of it, oldest first. */
  readonly tickets: readonly Ticket[]
  /** Names of the places that sent it, by id. */
  readonly places: ReadonlyMap<string, string>
  readonly writtenAt: Instant
}

/** The name of a product's revision, under which {@link Evidence} holds it. */
export const soldName = (line: { readonly product: string; readonly productRevision: string }): string =>
  `${line.product}@${line.productRevision}`

/** Reads it all. Undefined when there is no such order. */
export async function readEvidence(
  store: DocumentStore,
  orderId: string,
  writtenAt: Instant,
): Promise<Evidence | undefined> {
  const [found, site] = await store.get([orderId, 'siteSettings'])
  if (found?._type !== 'order' || !site) return undefined
  const order = found as Order
  /** Found by query, read by id: so they are whole and of this moment. */
  const ask = async <Found extends StoredDocument>(query: string): Promise<readonly Found[]> => {
    const rows = await store.query<readonly { readonly _id: string }[]>(query, { order: orderId })
    const whole = await store.get(rows.map(({ _id }) => _id))
    return whole.filter((each) => each !== undefined) as readonly StoredDocument[] as readonly Found[]
  }
  const [products, places, fulfillments, shipments, payments, refunds, returns, messages, tickets] = await Promise.all([
    readSold(store, order),
    readPlaces(store, order),
    ask<Fulfillment>(fulfillmentsOfOrderQuery),
    ask<Shipment>(shipmentsOfOrderQuery),
    ask<Payment>(paymentsOfOrderQuery),
    ask<Refund>(refundsOfOrderQuery),
    ask<Return>(returnsOfOrderQuery),
    ask<Message>(messagesOfOrderQuery),
    ask<Ticket>(ticketsOfOrder),
  ])
  const settings = site as SiteSettings
  const told = { fulfillments, shipments, payments, refunds, returns, messages, tickets }
  return { order, settings, products, places, ...told, writtenAt }
}

async function readSold(store: DocumentStore, { lines }: Order): Promise<SoldAs> {
  const sold = new Map(lines.map((line) => [soldName(line), line]))
  const read = [...sold].map(async ([name, { product, productRevision }]) => {
    const [now] = await store.get([product])
    const then = now?._rev === productRevision ? now : await store.asOf?.(product, productRevision)
    return [name, then as Product | undefined] as const
  })
  return new Map(await Promise.all(read))
}

async function readPlaces(store: DocumentStore, { allocations }: Order): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(allocations.map(({ location }) => location))]
  const found = (await store.get(ids)) as readonly (StockLocation | undefined)[]
  return new Map(found.flatMap((place) => (place ? [[place._id, place.name] as const] : [])))
}
