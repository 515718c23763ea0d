import type { Consent, PostalAddress, ProfileChange, VerificationPurpose } from '@souk/customers'
import { z } from 'zod'

/** Inputs of the accounts' commands. Only the server runs them, and fills in what is secret or derived. */
export interface CustomerInputs {
  /** Value: {taken}. `claimId` derives from the contact; `hash` is the password's. */
  registerCustomer: {
    customerId: string
    verificationId: string
    claimId: string
    name: string
    contact: { channel: 'email' | 'sms'; to: string }
    language: string
    consents: readonly Consent[]
    hash: string
  }
  /** Asks a contact something. Without `customer` nobody is written to, and no answer is right. */
  openVerification: {
    verificationId: string
    purpose: VerificationPurpose
    channel: 'email' | 'sms'
    to: string
    customer?: string
    language: string
    /** The contact belongs to somebody else: tell them. */
    taken?: boolean
  }
  /** Value: {outcome: 'wrong'} or {outcome: 'confirmed', customer}. `right`: the answer is the one; `proved`: by the account's owner. */
  confirmContact: { verificationId: string; right: boolean; proved: boolean; claimId: string; formerClaimId?: string }
  resetCustomerPassword: { verificationId: string; right: boolean; hash: string }
  /** Changes the password of somebody who knew the old one. Every session ends. */
  changeCustomerPassword: { customerId: string; hash: string }
  /** `hash`: the password's, made anew because the recipe changed. `replaces`: the session that this one follows. */
  openSession: { sessionId: string; customerId: string; device: string; hash?: string; replaces?: string }
  touchSession: { sessionId: string }
  closeSession: { sessionId: string; customerId: string }
  closeAllSessions: { customerId: string; sessionIds: readonly string[] }
  changeProfile: { customerId: string } & ProfileChange
  saveAddress: { customerId: string; key: string; address: PostalAddress; preferred: boolean }
  removeAddress: { customerId: string; key: string }
  /** Takes guest orders whose e-mail the customer has confirmed. Value: {orders}. */
  claimOrders: { customerId: string; orderIds: readonly string[] }
  /** Takes personal values out of documents that have to stay. */
  scrubDocuments: { ids: readonly string[] }
  eraseCustomer: { customerId: string; others: readonly string[] }
  /** Value: everything that is stored of the person, as their own export. */
  exportCustomer: { customerId: string }
  /** `confirmation`: the person's e-mail address, phone or name, typed by whoever does it. Value: {customerId}. */
  forgetCustomer: { customerId: string; confirmation: string }
}

export const customerIdShape = z.string().regex(/^customer\.[0-9a-z]{26}$/)
export const verificationIdShape = z.string().regex(/^verification\.[0-9a-z]{26}$/)
export const sessionIdShape = z.string().regex(/^session\.[0-9a-f]{64}$/)
export const claimIdShape = z.string().regex(/^(email|phone)Claim\.[0-9a-f]{64}$/)
export const hashShape = z.string().startsWith('$argon2id$').max(300)
export const languageShape = z.string().min(2).max(35)
export const nameShape = z.string().trim().min(1).max(120)
export const keyShape = z.string().regex(/^[0-9a-z-]{1,40}$/)
export const contactShape = z.strictObject({ channel: z.enum(['email', 'sms']), to: z.string().min(3).max(200) })
