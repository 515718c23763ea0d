import type { Command } from '../../dispatch/command.ts'
import { noteLowStock } from './note-low-stock.ts'
import { previewMessage } from './preview-message.ts'
import { recordWish } from './record-wish.ts'
import { resendMessage } from './resend-message.ts'
import { retryEffect } from './retry-effect.ts'

/** Commands about what we say and what is still to be done. */
export const messageCommands: readonly Command[] = [
  recordWish,
  resendMessage,
  retryEffect,
  noteLowStock,
  previewMessage,
]
