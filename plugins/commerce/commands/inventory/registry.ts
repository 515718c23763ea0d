import type { Command } from '../../dispatch/command.ts'
import {
  cancelPurchaseOrder,
  closePurchaseOrder,
  openPurchaseOrder,
  placePurchaseOrder,
  receivePurchaseOrder,
} from './purchase-orders.ts'
import { cancelTransfer, openTransfer, receiveTransfer, sendTransfer, writeOffTransfer } from './transfers.ts'

/** Commands about units that travel. */
export const travelCommands: readonly Command[] = [
  openTransfer,
  sendTransfer,
  receiveTransfer,
  writeOffTransfer,
  cancelTransfer,
  openPurchaseOrder,
  placePurchaseOrder,
  receivePurchaseOrder,
  closePurchaseOrder,
  cancelPurchaseOrder,
]
