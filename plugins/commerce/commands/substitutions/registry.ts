import type { Command } from '../../dispatch/command.ts'
import { claimFulfillment } from './claim-fulfillment.ts'
import { previewMissing } from './preview-missing.ts'
import { reportMissing } from './report-missing.ts'
import { settleSubstitution } from './settle-substitution.ts'

/** Commands about who picks, and about what is missing then. */
export const substitutionCommands: readonly Command[] = [
  claimFulfillment,
  previewMissing,
  reportMissing,
  settleSubstitution,
]
