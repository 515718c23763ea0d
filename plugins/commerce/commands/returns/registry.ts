import type { Command } from '../../dispatch/command.ts'
import { closeReturn } from './close-return.ts'
import { approveReturn, cancelReturn, rejectReturn } from './judge-return.ts'
import { openReturn } from './open-return.ts'
import { receiveReturn } from './receive-return.ts'

/** Commands about what comes back. */
export const returnCommands: readonly Command[] = [
  openReturn,
  approveReturn,
  rejectReturn,
  receiveReturn,
  closeReturn,
  cancelReturn,
]
