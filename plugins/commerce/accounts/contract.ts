import type { ConsentKind, Customer, CustomerAddress, PostalAddress, ProfileChange } from '@souk/customers'
import type { Actor, Refusal, Result } from '@souk/kernel'
import type { Order } from '@souk/orders'

/** Where a wish comes from: counted, named in the list of devices, never stored otherwise. */
export interface Asker {
  /** The client's network address. */
  readonly address: string
  /** The User-Agent header. */
  readonly agent?: string
}

/** One of the two, as typed. */
export interface Contact {
  readonly email?: string
  readonly phone?: string
}

/** A question has been asked, or would have been: the answer is the same either way. */
export interface Asked {
  /** `verification.<ulid>`; the code is answered under this name. */
  readonly verification: string
  readonly channel: 'email' | 'sms'
  /** The contact in its normal form. */
  readonly to: string
  readonly expiresAt: string
}

/** The link's token or the six digits. */
export interface Answer {
  readonly verification: string
  readonly token?: string
  readonly code?: string
}

/** What shows that an account is theirs who answer for its contact. Each is enough. */
export interface Proof {
  readonly password?: string
  /** `verification.<ulid>` that an account was opened with in this browser, as the browser's own signed word has it. */
  readonly registered?: string
  /** Id of the customer who is signed in in this browser. */
  readonly signedIn?: string
}

/** Somebody signed in. */
export interface Person {
  readonly customer: Customer
  /** Id of the session's document. */
  readonly session: string
}

/** A device that is signed in. */
export interface Device {
  readonly id: string
  readonly device: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly expiresAt: string
  readonly current: boolean
}

/** What could not be put into the new cart, and why. */
export interface Missing {
  readonly sku: string
  readonly title: string
  readonly reason: string
}

/**
 * Shoppers' accounts, for the API and the pages alike. No answer tells whether an account exists to somebody who does not
 * hold its contact or its password. Too often is `too_many_tries` {retryAfter, in seconds}; bad input is `invalid_input`
 * {issues}. Owners are told apart by the customer's id, which callers take from `whoIs` alone.
 */
export interface Accounts {
  /** Opens an account and asks the contact about it. */
  register(
    input: Contact & {
      readonly name: string
      readonly password: string
      readonly language: string
      readonly consents?: Readonly<Partial<Record<ConsentKind, boolean>>>
    },
    asker: Asker,
  ): Promise<Result<Asked>>
  /** Asks once more. */
  resend(input: Contact & { readonly language: string }, asker: Asker): Promise<Result<Asked>>
  /**
   * Takes the answer; guest orders of a confirmed e-mail join the account when whoever answers proves to own it, too: the
   * account may have been opened by a stranger. Refuses `wrong_password`.
   */
  confirm(
    answer: Answer & Proof,
    asker: Asker,
  ): Promise<Result<{ readonly customer: string; readonly claimed: number }>>
  /** Refuses `sign_in_failed`, `account_unconfirmed`. `replaces`: the token that the browser held before. */
  signIn(
    input: Contact & { readonly password: string; readonly replaces?: string },
    asker: Asker,
  ): Promise<Result<{ readonly token: string; readonly expiresAt: string; readonly customer: Customer }>>
  /** Whose token it is; undefined for every text that is none. Notes the use once an hour. */
  whoIs(token: string | undefined): Promise<Person | undefined>
  devices(person: Person): Promise<readonly Device[]>
  signOut(person: Pick<Person, 'session'> & { readonly customer: Pick<Customer, '_id'> }): Promise<Result<undefined>>
  signOutEverywhere(customer: string): Promise<Result<undefined>>
  requestReset(input: Contact & { readonly language: string }, asker: Asker): Promise<Result<Asked>>
  /** Sets the new password and ends every session. */
  completeReset(
    input: Answer & { readonly password: string },
    asker: Asker,
  ): Promise<Result<{ readonly customer: string; readonly claimed: number }>>
  /** Ends every session; the caller signs in anew. Refuses `wrong_password`. */
  changePassword(
    customer: string,
    input: { readonly current: string; readonly password: string },
  ): Promise<Result<undefined>>
  /** Asks the e-mail whether its guest orders may join the account; to be answered by whoever is signed in to it. */
  askForOrders(customer: Customer, asker: Asker): Promise<Result<Asked>>
  /** Asks the new contact; it takes the place of the old one when it answers. */
  changeContact(customer: string, contact: Contact, asker: Asker): Promise<Result<Asked>>
  changeProfile(customer: string, change: ProfileChange): Promise<Result<Customer>>
  /** Checks the address by its country's rules. Without a key it is a new row. */
  saveAddress(
    customer: string,
    input: { readonly key?: string; readonly address: PostalAddress; readonly preferred?: boolean },
  ): Promise<Result<CustomerAddress>>
  removeAddress(customer: string, key: string): Promise<Result<undefined>>
  /** Newest first; `before` is the `createdAt` and id of the last one seen. */
  orders(
    customer: string,
    page: { readonly limit: number; readonly before?: { readonly createdAt: string; readonly id: string } },
  ): Promise<readonly Order[]>
  owns(customer: string, orderId: string): Promise<boolean>
  /** Fills a new cart with what an order held. Refuses `order_not_found`. */
  reorder(
    customer: string,
    orderId: string,
    cartId: string,
  ): Promise<Result<{ readonly cartId: string; readonly missing: readonly Missing[] }>>
  /** Everything that we hold of a person, as it is stored. */
  exportAll(customer: string): Promise<Readonly<Record<string, unknown>>>
  /** Refuses `wrong_password`, `orders_under_way` {numbers}. Figures of past orders stay. */
  erase(customer: string, password: string): Promise<Result<undefined, Refusal>>
  /** The same without a password, for staff who were asked to; `actor` is who did it. Refuses `orders_under_way`. */
  forget(customer: string, actor: Actor): Promise<Result<undefined, Refusal>>
}
