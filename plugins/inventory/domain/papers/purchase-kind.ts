import {
  cancelPurchaseOrder,
  closePurchaseOrder,
  placePurchaseOrder,
  receivePurchaseOrder,
  stillOwed,
} from '../commands/purchase-order.ts'
import type { PurchaseOrder } from '../documents.ts'
import { purchaseOrderLifecycle } from '../purchase-order-states.ts'
import type { PaperKind } from './paper-kind.ts'

/** Purchase orders as staff see them. */
export const purchaseKind: PaperKind<PurchaseOrder> = {
  type: 'purchaseOrder',
  noun: 'purchase order',
  idField: 'purchaseOrderId',
  reviseCommand: 'revisePurchaseOrder',
  lifecycle: purchaseOrderLifecycle,
  acts: [
    {
      command: 'placePurchaseOrder',
      verb: 'order',
      text: 'Mark as ordered',
      meaning: 'The supplier was asked. Everything on it is awaited from now on.',
      decide: (order, _, said, now) => placePurchaseOrder(order, said, now),
    },
    {
      command: 'receivePurchaseOrder',
      verb: 'receive',
      text: 'Receive',
      meaning:
        'What arrived is free at once, or goes to quality control first; what is damaged is set aside. The rest stays awaited.',
      left: stillOwed,
      all: true,
      damaged: true,
      checks: true,
      decide: (order, _, said, now) => receivePurchaseOrder(order, said, now),
    },
    {
      command: 'closePurchaseOrder',
      verb: 'close_short',
      text: 'Close short',
      meaning: 'What has not arrived is awaited no more.',
      decide: (order, _, said, now) => closePurchaseOrder(order, said, now),
    },
    {
      command: 'cancelPurchaseOrder',
      verb: 'cancel',
      text: 'Call off',
      meaning: 'Nothing has arrived, and nothing is awaited any more.',
      decide: (order, _, said, now) => cancelPurchaseOrder(order, said, now),
    },
  ],
  titleOf: ({ supplier, reference }) => `${supplier}, ${reference}`,
  countsOf: ({ received, damaged }) => [
    [received, 'arrived'],
    [damaged, 'of them damaged'],
  ],
}
