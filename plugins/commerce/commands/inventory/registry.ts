import type { Command } from '../../dispatch/command.ts'
import {
  cancelPurchaseOrder,
  closePurchaseOrder,
  openPurchaseOrder,
  placePurchaseOrder,
  receivePurchaseOrder,
  revisePurchaseOrder,
} from './purchase-orders.ts'
import { editLevel } from './edit-level.ts'
import { previewRepair, repairStock, settleDrift } from './repair-stock.ts'
import { setReorderPoint, setSafetyStock } from './set-marks.ts'
import {
  cancelTransfer,
  openTransfer,
  receiveTransfer,
  reviseTransfer,
  sendTransfer,
  writeOffTransfer,
} from './transfers.ts'

/** Commands about the marks of a level, and about putting it right. */
export const levelCommands: readonly Command[] = [
  setSafetyStock,
  setReorderPoint,
  editLevel,
  previewRepair,
  repairStock,
  settleDrift,
]

/** Commands about units that travel. */
export const travelCommands: readonly Command[] = [
  openTransfer,
  reviseTransfer,
  sendTransfer,
  receiveTransfer,
  writeOffTransfer,
  cancelTransfer,
  openPurchaseOrder,
  revisePurchaseOrder,
  placePurchaseOrder,
  receivePurchaseOrder,
  closePurchaseOrder,
  cancelPurchaseOrder,
]
