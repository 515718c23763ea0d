import { purchaseOrder } from './purchase-order.ts'
import { stockLevel } from './stock-level.ts'
import { stockLocation } from './stock-location.ts'
import { stockMovement } from './stock-movement.ts'
import { stockTransfer } from './stock-transfer.ts'

/** `stockLocation` is content; the others are changed by commands only. */
export const schemaTypes = [stockLocation, stockLevel, stockMovement, stockTransfer, purchaseOrder]
