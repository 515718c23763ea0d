import type { Command } from '../../dispatch/command.ts'
import { exchangeReturn, waiveExchange } from './exchange-return.ts'
import { previewExchange } from './preview-exchange.ts'
import { resumeExchange } from './resume-exchange.ts'
import { returnCredit } from './return-credit.ts'

/** Commands about what is sent instead of what comes back. */
export const exchangeCommands: readonly Command[] = [
  previewExchange,
  exchangeReturn,
  waiveExchange,
  returnCredit,
  resumeExchange,
]
