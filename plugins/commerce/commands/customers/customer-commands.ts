import type { Command } from '../../dispatch/command.ts'
import { changeCustomerPassword, resetCustomerPassword } from './change-password.ts'
import { claimOrders } from './claim-orders.ts'
import { confirmContact } from './confirm-contact.ts'
import { eraseCustomer, scrubDocuments } from './erase.ts'
import { exportCustomer, forgetCustomer } from './leave.ts'
import { openVerification } from './open-verification.ts'
import { changeProfile, removeAddress, saveAddress } from './profile.ts'
import { registerCustomer } from './register-customer.ts'
import { closeAllSessions, closeSession, openSession, touchSession } from './sessions.ts'

/** Commands of accounts. Two are for staff, who act for a person that asked them to. */
export const customerCommands: readonly Command[] = [
  registerCustomer,
  openVerification,
  confirmContact,
  resetCustomerPassword,
  changeCustomerPassword,
  openSession,
  touchSession,
  closeSession,
  closeAllSessions,
  changeProfile,
  saveAddress,
  removeAddress,
  claimOrders,
  scrubDocuments,
  eraseCustomer,
  exportCustomer,
  forgetCustomer,
]
