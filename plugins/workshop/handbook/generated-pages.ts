import { purchaseOrderLifecycle, stockTransferLifecycle } from '@souk/inventory'
import { fulfillmentLifecycle, orderLifecycle } from '@souk/orders'
import { paymentLifecycle, refundLifecycle } from '@souk/payments'
import { shipmentLifecycle } from '@souk/shipping'
import { withFailureRows } from './failure-rows.ts'
import { withLifecycles } from './lifecycle-drawings.ts'
import { withProblemRows } from './problem-rows.ts'
import { withSchemaDrawing } from './schema-drawing.ts'
import { seedTests, withTestLinks } from './seed-tests.ts'

/** A page of the handbook that is partly written by a program. `write` answers the page as it should be. */
interface GeneratedPage {
  readonly file: string
  readonly write: (page: string, top: string) => string
}

/** Every such page; a test holds each to what its program says now. */
export const generatedPages: readonly GeneratedPage[] = [
  { file: 'plugins/handbook/seeds.md', write: (page, top) => withTestLinks(page, seedTests(top)) },
  { file: 'plugins/handbook/data.md', write: withSchemaDrawing },
  { file: 'plugins/handbook/problems.md', write: withProblemRows },
  { file: 'plugins/handbook/failures.md', write: withFailureRows },
  {
    file: 'plugins/inventory/README.md',
    write: (page) =>
      withLifecycles(page, { Transfer: stockTransferLifecycle, 'Purchase order': purchaseOrderLifecycle }),
  },
  {
    file: 'plugins/orders/README.md',
    write: (page) => withLifecycles(page, { Fulfillment: fulfillmentLifecycle, Order: orderLifecycle }),
  },
  {
    file: 'plugins/payments/README.md',
    write: (page) => withLifecycles(page, { Payment: paymentLifecycle, Refund: refundLifecycle }),
  },
  { file: 'plugins/shipping/README.md', write: (page) => withLifecycles(page, { Shipment: shipmentLifecycle }) },
]
