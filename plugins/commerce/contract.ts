import type { Actor, Clock, Instant, NewUlid, Refusal, Result, Role, StoredDocument, Write } from '@souk/kernel'
import type { z } from 'zod'
import type { Accounts } from './accounts/contract.ts'
import type { BehaviourWatch } from './behaviour/visits.ts'
import type { CartQuote } from './cart-quote.ts'
import type { AlarmInputs } from './commands/alarms/inputs.ts'
import type { CustomerInputs } from './commands/customers/inputs.ts'
import type { MessageInputs } from './commands/messages/inputs.ts'
import type { OrderInputs } from './commands/order-inputs.ts'
import type { PricingInputs } from './commands/pricing/inputs.ts'
import type { PaymentInputs } from './commands/payments/inputs.ts'
import type { ShippingInputs } from './commands/shipping/inputs.ts'
import type { StockInputs } from './commands/stock-inputs.ts'
import type { SupportInputs } from './commands/support/inputs.ts'
import type { ViewInputs } from './commands/views/inputs.ts'
import type { GuardedEdge } from './dispatch/guarded-edge.ts'
import type { PayPages } from './payments/request.ts'
import type { FileStore, SupportDesk } from './support/contract.ts'

/**
 * The document store: strongly consistent reads by id, guarded transactions, and candidate-finding queries.
 * Two implementations pass one contract suite: the Content Lake through `@sanity/client`, and memory for simulations.
 */
export interface DocumentStore {
  /** Documents by id from the document store, in the order asked; undefined where there is none. */
  get(ids: readonly string[]): Promise<readonly (StoredDocument | undefined)[]>
  /**
   * Commits all writes or none. `transactionId` is chosen by the caller; a repeat of one that landed answers `committed`.
   * `at` asks an embedded lake that allows it to stamp that time (seeding).
   */
  commit(
    writes: readonly Write[],
    options: { readonly transactionId: string; readonly at?: string },
  ): Promise<CommitOutcome>
  /** GROQ; eventually consistent on the hosted service. Finds candidates and feeds screens; never decides. */
  query<Row>(groq: string, params?: Readonly<Record<string, unknown>>): Promise<Row>
  /** Calls back after every committed change of documents of these types; returns the unsubscribe. */
  listen(types: readonly string[], onChange: (change: StoreChange) => void): () => void
  /** A document as it was at a revision; undefined when the history holds it no more. Left out: there is no history. */
  asOf?(id: string, revision: string): Promise<StoredDocument | undefined>
  /** The store's own time, never ahead of it. Left out: the caller's clock is the store's. */
  time?(): Promise<Instant>
}
export interface StoreChange {
  readonly id: string
  readonly type: string
  readonly transition: 'appear' | 'update' | 'disappear'
  readonly result?: StoredDocument
}
export type CommitOutcome =
  | { readonly kind: 'committed'; readonly transactionId: string }
  /** A document that was to be created exists. */
  | { readonly kind: 'exists'; readonly ids: readonly string[] }
  /** A revision moved under us, or a patched document is gone. */
  | { readonly kind: 'conflict' }
  /** The store asks to slow down. Nothing was written. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }

/** Who asks and under which name a repeat is recognised. */
export interface CommandContext {
  readonly actor: Actor
  /** Letters, digits, `-` and `_`. Same id, same command: applied once, answered alike. Made when left out. */
  readonly commandId?: string
  /** Only the seeder sets it: the time the command happens at. */
  readonly now?: string
  /** The person's role, when a person asks: checked against the command's `roles`, refused as `forbidden`. */
  readonly role?: Role
}

/** A verb as data. One file each in `commands/`; `dispatch` is the only caller of `load` and `decide`. */
export interface CommandDescription {
  readonly name: CommandName
  /** Button words: "Hand over". */
  readonly title: string
  readonly input: z.ZodType
  /** Staff roles that may run it through the command API; empty: only the server itself. */
  readonly roles: readonly Role[]
}

/** Every command of the first floor. Inputs are Zod objects that refuse unknown fields. */
export interface CommandInputs
  extends PricingInputs,
    CustomerInputs,
    PaymentInputs,
    ShippingInputs,
    StockInputs,
    SupportInputs,
    ViewInputs,
    AlarmInputs,
    MessageInputs,
    OrderInputs {
  createCart: { cartId: string; language?: string }
  setCartLine: { cartId: string; sku: string; quantity: number; press?: string }
  /** `orderUlid` is fixed once per basket; the order's own follows from it. Value: {orderId, number, paymentId}. Refusals: cart_not_found, cart_empty, out_of_stock {lines}, outside_zone, product_unavailable, total_changed {total, shown}. */
  placeOrder: {
    orderUlid: string
    cartId: string
    /** Id of the signed-in shopper's account. */
    customer?: string
    email: string
    phone: string
    address: {
      name: string
      line1: string
      line2?: string
      city: string
      region?: string
      postalCode: string
      country: string
      /** Where it lies, when somebody pointed at it; else its postcode's middle is taken. */
      geopoint?: { lat: number; lng: number }
    }
    /** `location`: the place where the shopper picks it up; left out, any that has a counter and the units. */
    delivery: { method: 'delivery' | 'pickup'; slotId?: string; location?: string }
    payment: { provider: 'stripe' | 'paypal' | 'cash' }
    substitution?: 'ask' | 'best_match' | 'refund'
    language?: string
    /** What was shown to the shopper, minor units: another sum is refused as `total_changed`, never charged. */
    total?: { amount: number; currency: string }
  }
}
export type CommandName = keyof CommandInputs

/** Where to, as far as it is known. */
export interface Destination {
  readonly country: string
  readonly postalCode: string
  readonly region?: string
  readonly city?: string
  readonly line1?: string
  readonly geopoint?: { lat: number; lng: number }
}

/** What the shop's server is made of. Built once by the storefront's composition root; the seeder and tests build their own. */
export interface Commerce {
  readonly commands: readonly CommandDescription[]
  readonly store: DocumentStore
  /**
   * Parses input, loads, decides, commits with guards, retries conflicts. Never throws for what a client can send:
   * bad input is the refusal `invalid_input` {issues: [{path, message}]}; overload is `busy` {retryAfterMs}.
   */
  dispatch<Name extends CommandName>(
    name: Name,
    input: CommandInputs[Name] | unknown,
    context: CommandContext,
  ): Promise<Result<unknown, Refusal>>
  /**
   * Places the order, then opens the payment at the provider: the checkout in one call, safe to repeat. The value names the
   * order, from which the addresses may follow: a basket that comes back and is checked out again becomes another one.
   */
  checkout(
    input: CommandInputs['placeOrder'],
    context: CommandContext,
    urls: PayPages,
  ): Promise<Result<CheckoutValue, Refusal>>
  /** Verifies and applies a provider's webhook. `ignored`: verified but none of ours. Safe to repeat. */
  receiveWebhook(
    source: string,
    headers: Headers,
    body: string,
  ): Promise<'applied' | 'duplicate' | 'ignored' | 'refused'>
  /**
   * Ends the pay page of an unpaid order and opens another, by the same way to pay or another one. `url` is null when
   * the money had come already. Refusals: order_not_found, wrong_state, too_many_attempts, payment_unavailable.
   */
  retryPayment(
    orderId: string,
    provider: 'stripe' | 'paypal' | undefined,
    urls: { success: string; cancel: string },
  ): Promise<Result<CheckoutValue, Refusal>>
  /** Ways to pay that the shop offers now and this server can do, in the shop's order. */
  paymentMethods(): Promise<readonly ('stripe' | 'paypal' | 'cash')[]>
  /** Reads the provider again for this order's payment and records what it shows. Called by the return page. */
  refreshPayment(orderId: string): Promise<void>
  /** Quotes a cart: lines with words, totals, problems ({code, sku, message, available}). Undefined when there is no such cart. */
  quoteCart(
    cartId: string,
    destination?: Destination,
    method?: 'delivery' | 'pickup',
    /** E-mail address or account of who asks: limits per customer are then told before placing. */
    who?: readonly string[],
    /** Id of the place where it is picked up; left out, the first that has everything. */
    location?: string,
  ): Promise<CartQuote | undefined>
  /**
   * Where the zone's carrier computes the fee: asks it, for a second and a half at most, and keeps its word with the cart
   * until it ends; `quoteCart` and `placeOrder` go by it. Does nothing elsewhere. Called by the checkout page; `checkout` does.
   */
  quoteDelivery(cartId: string, destination: Destination): Promise<void>
  /** Orders that wait to be made at a place, as far as this process knows; 0 until it is started. */
  queueAt(location: string): number
  /** Unguessable bearer of one order, derived from it; compare with `checkAccess`. */
  accessToken(orderId: string): string
  checkAccess(orderId: string, token: string): boolean
  /** The four digits of one order, derived from it. For its shopper alone: no document and no staff screen holds them. */
  pinFor(orderId: string): string
  /** Shoppers' accounts. */
  readonly accounts: Accounts
  /** Shoppers' questions. */
  readonly support: SupportDesk
  /** What shoppers who agreed do, counted without telling who. */
  readonly behaviour: BehaviourWatch
  /** Starts effects, sweep and roll-ups; returns when listening. */
  start(): Promise<void>
  /** Stops leasing, lets running work finish, closes listeners. */
  stop(): Promise<void>
  /** Runs every due effect, sweep step and fold once; tests and the seeder call it. */
  settle(now?: string): Promise<void>
  /** Recomputes every invariant; an empty list is good. */
  verify(): Promise<readonly { readonly invariant: string; readonly subject: string; readonly message: string }[]>
  rebuildRollups(): Promise<{ readonly buckets: number }>
  /** Figures for /metrics: queue depth, effect backlog, conflicts, commits. */
  metrics(): Readonly<Record<string, number>>
}
export interface CheckoutValue {
  readonly orderId: string
  readonly number: string
  readonly accessToken: string
  readonly payment: { readonly provider: string; readonly url: string | null }
}
export interface CommerceDependencies {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly newUlid: NewUlid
  readonly providers: readonly import('@souk/payments').PaymentProvider[]
  readonly carriers: readonly import('@souk/shipping').Carrier[]
  readonly mailer: import('@souk/messages').Mailer
  /** Left out: the shop sends no text messages. */
  readonly sms?: import('@souk/messages').SmsSender
  /** Left out: nothing can be attached to tickets. */
  readonly files?: FileStore
  readonly secret: string
  readonly publicOrigin: string
  readonly log: (level: 'info' | 'warn' | 'error', message: string, fields: Readonly<Record<string, unknown>>) => void
  /** Where new orders' reservations, batch size and pacing are set; defaults are the contract's. */
  readonly tuning?: Partial<{
    maxBatch: number
    maxWaitMs: number
    requestsPerSecond: number
    conflictRetries: number
    rateBudgetMs: number
    /** Processes that sell at once, for the guarded edge. Left out: every hold of units names its level's revision. */
    edgeProcesses: number
    /** Stock transactions on their way at once: 1 but where the benchmark shows what more would do. */
    stockInFlight: number
    /** The edge itself; only tests set it. */
    edge: GuardedEdge
  }>
}
