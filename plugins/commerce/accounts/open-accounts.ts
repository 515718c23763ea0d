import type { Accounts } from './contract.ts'
import { createKeeping } from './keeping.ts'
import { createLeaving } from './leaving.ts'
import { createOwnOrders } from './own-orders.ts'
import type { AccountParts } from './parts.ts'
import { createPasswords } from './passwords.ts'
import { createRecovering } from './recovering.ts'
import { createRegistering } from './registering.ts'
import { createSigningIn } from './signing-in.ts'
import { createThrottle } from './throttle.ts'

/** Builds the accounts of a shop. Counters and the queue of passwords belong to this process. */
export function openAccounts(given: Omit<AccountParts, 'passwords' | 'throttle'>): Accounts {
  const parts: AccountParts = {
    ...given,
    passwords: createPasswords(given.secret),
    throttle: createThrottle(given.clock),
  }
  return {
    ...createRegistering(parts),
    ...createSigningIn(parts),
    ...createRecovering(parts),
    ...createKeeping(parts),
    ...createOwnOrders(parts),
    ...createLeaving(parts),
  }
}
