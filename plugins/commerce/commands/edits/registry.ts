import type { Command } from '../../dispatch/command.ts'
import { editOrder } from './edit-order.ts'
import { previewOrderEdit } from './preview-order-edit.ts'

/** Commands that change an order before it is picked. */
export const editCommands: readonly Command[] = [previewOrderEdit, editOrder]
