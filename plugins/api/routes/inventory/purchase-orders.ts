import type { PurchaseOrder as Stored } from '@souk/inventory'
import type { Route } from '../../route.ts'
import {
  NewPurchaseOrder,
  PaperNote,
  PurchaseOrder,
  PurchaseOrderId,
  PurchaseOrderLines,
  PurchaseOrderList,
  PurchaseOrdersQuery,
  PurchaseReceipt,
} from '../../schemas/travel.ts'
import { eventsOf, listPapers, type PaperKind, paperStep, readPaperRoute } from './papers.ts'

const kind: PaperKind<Stored> = {
  type: 'purchaseOrder',
  path: '/purchase-orders',
  words: 'purchase order',
  shape: PurchaseOrder,
  list: PurchaseOrderList,
  query: PurchaseOrdersQuery,
  idShape: PurchaseOrderId,
  idField: 'purchaseOrderId',
  at: 'location == $location',
  missing: 'purchase_order_not_found',
  ids: { list: 'listPurchaseOrders', read: 'readPurchaseOrder' },
  wire: (paper) => ({
    id: paper._id,
    state: paper.state,
    supplier: paper.supplier,
    reference: paper.reference,
    location: paper.location,
    expectedOn: paper.expectedOn ?? null,
    note: paper.note ?? null,
    lines: paper.lines.map(({ sku, quantity, unitCost, received, damaged }) => ({
      sku,
      quantity,
      unitCost: { amount: unitCost, currency: paper.currency },
      received,
      damaged,
    })),
    openedAt: paper.openedAt,
    events: eventsOf(paper.events),
    revision: paper._rev,
  }),
}

/** Units that a supplier is to bring. */
export const purchaseOrderRoutes: readonly Route[] = [
  listPapers(kind),
  readPaperRoute(kind),
  paperStep(kind, {
    command: 'openPurchaseOrder',
    summary: 'Draft a purchase order',
    body: NewPurchaseOrder,
    problems: ['unknown_location', 'unknown_sku', 'line_twice'],
  }),
  paperStep(kind, {
    command: 'revisePurchaseOrder',
    verb: 'lines',
    summary: 'Change the lines of a drafted purchase order',
    body: PurchaseOrderLines,
    problems: ['purchase_order_state', 'paper_moved', 'unknown_sku', 'line_twice'],
  }),
  paperStep(kind, {
    command: 'placePurchaseOrder',
    verb: 'place',
    summary: 'Place a purchase order with its supplier',
    body: PaperNote,
    problems: ['purchase_order_state'],
  }),
  paperStep(kind, {
    command: 'receivePurchaseOrder',
    verb: 'receive',
    summary: 'Receive units of a purchase order',
    body: PurchaseReceipt,
    problems: ['purchase_order_state', 'over_receipt', 'more_damaged_than_arrived', 'line_twice', 'line_unknown'],
  }),
  paperStep(kind, {
    command: 'closePurchaseOrder',
    verb: 'close',
    summary: 'Close a purchase order that will bring no more',
    body: PaperNote,
    problems: ['purchase_order_state'],
  }),
  paperStep(kind, {
    command: 'cancelPurchaseOrder',
    verb: 'cancel',
    summary: 'Call off a purchase order',
    body: PaperNote,
    problems: ['purchase_order_state'],
  }),
]
