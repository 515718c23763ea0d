import type { Route } from '../../route.ts'
import { addAddress } from './add-address.ts'
import { changeAddress } from './change-address.ts'
import { changeMe } from './change-me.ts'
import { completeReset } from './complete-reset.ts'
import { confirmContact } from './confirm.ts'
import { endSession } from './end-session.ts'
import { eraseMe } from './erase-me.ts'
import { exportMe } from './export-me.ts'
import { listAddresses } from './list-addresses.ts'
import { listOwnOrders } from './list-own-orders.ts'
import { listSessions } from './list-sessions.ts'
import { readMe } from './read-me.ts'
import { register } from './register.ts'
import { removeAddress } from './remove-address.ts'
import { reorder } from './reorder.ts'
import { requestReset } from './request-reset.ts'
import { resendConfirmation } from './resend-confirmation.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { signOutEverywhere } from './sign-out-everywhere.ts'

/** Accounts of shoppers. `/sessions/current` stands before `/sessions/:id`: the first that fits answers. */
export const customerRoutes: readonly Route[] = [
  register,
  confirmContact,
  resendConfirmation,
  signIn,
  signOut,
  listSessions,
  signOutEverywhere,
  endSession,
  requestReset,
  completeReset,
  readMe,
  changeMe,
  eraseMe,
  listAddresses,
  addAddress,
  changeAddress,
  removeAddress,
  listOwnOrders,
  reorder,
  exportMe,
]
