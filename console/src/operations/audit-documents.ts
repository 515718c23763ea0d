import { afterDot } from '@souk/kernel'
import { customerPath } from '../customers/customer-path.ts'
import { orderPath } from '../orders/order-path.ts'
import { ticketPath } from '../support/ticket-path.ts'

interface Kind {
  readonly title: string
  readonly path?: (id: string) => string
}

const beside = (page: string) => (id: string) => `/${page}?view=all&open=${encodeURIComponent(id)}`
/** What belongs to an order carries the order's name in its own: `fulfillment.<order>-1`. */
const itsOrder = (id: string) => orderPath(`order.${afterDot(id).replace(/-\d+$/, '')}`)

/** Types of documents that the book names, and where each is shown. */
const kinds: Readonly<Record<string, Kind>> = {
  order: { title: 'Order', path: orderPath },
  fulfillment: { title: 'Fulfillment of', path: itsOrder },
  payment: { title: 'Payment of', path: itsOrder },
  shipment: { title: 'Parcel of', path: beside('parcels') },
  ticket: { title: 'Ticket', path: ticketPath },
  customer: { title: 'Customer', path: customerPath },
  message: { title: 'Message', path: beside('messages') },
  effect: { title: 'Effect', path: beside('effects') },
  stockLevel: { title: 'Stock of', path: (id) => `/stock?level=${encodeURIComponent(id)}` },
  stockMovement: { title: 'Stock movement' },
  stockTransfer: { title: 'Transfer', path: beside('transfers') },
  purchaseOrder: { title: 'Purchase order', path: beside('purchases') },
  promotionCode: { title: 'Code', path: () => '/promotions' },
  refund: { title: 'Refund' },
  alarm: { title: 'Alarm', path: beside('alarms') },
  return: { title: 'Return' },
}

/** Kinds that the book can be narrowed to, with their words. */
export const documentKinds: ReadonlyMap<string, string> = new Map(
  Object.entries(kinds).map(([type, { title }]) => [type, title.replace(/ of$/, '')]),
)

const kindOf = (id: string): Kind => {
  const type = id.slice(0, id.indexOf('.'))
  return (Object.hasOwn(kinds, type) ? kinds[type] : undefined) ?? { title: type }
}

/** Where somebody may look at a document, if anywhere. */
export type PathOf = (id: string) => string | undefined

/** Where a document is shown; undefined for one that has no page. */
export const documentPath: PathOf = (id) => kindOf(id).path?.(id)

/** What people call a document. A name that is nobody's to read here is left out. */
export function documentTitle(id: string, name: string | null): string {
  const { title } = kindOf(id)
  return name ? `${title} ${name}` : title.replace(/ of$/, '')
}
