/** Who sends an example: nobody in particular, somebody by the token that an answer gave, or a member of staff. */
export type Sender =
  | 'nobody'
  | 'shopper'
  | 'leaver'
  | 'order'
  | 'open order'
  | 'ticket'
  | 'manager'
  | 'picker'
  | 'support'

/**
 * One request that works, told in the reference and sent by a test. Names of `samples` stand for what a running shop
 * answers before: the test puts the shop's own values in their place.
 */
export interface Example {
  /** The route's id. */
  readonly id: string
  readonly by: Sender
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** What later examples need of the answer: sample by the path of the value. */
  readonly keeps?: Readonly<Partial<Record<SampleName, string>>>
}

/** Values that every shop makes for itself, as the reference writes them. */
export const samples = {
  cart: 'cart.Zk3vQ0m1u9Yw2tP7',
  order: 'order.01jd3k8zq4x5v6w7y8z9a0b1c2',
  orderToken: 'the-access-token-of-the-order',
  fulfillment: 'fulfillment.01jd3k8zq4x5v6w7y8z9a0b1c2-1',
  paidOrder: 'order.01jd3k8zq4x5v6w7y8z9a0b1c3',
  paidFulfillment: 'fulfillment.01jd3k8zq4x5v6w7y8z9a0b1c3-1',
  openOrder: 'order.01jd3k8zq4x5v6w7y8z9a0b1c4',
  openOrderToken: 'the-access-token-of-the-open-order',
  ownOrder: 'order.01jd3k8zq4x5v6w7y8z9a0b1c5',
  verification: 'verification.01jd3k8zq4x5v6w7y8z9a0b1c6',
  code: '482913',
  reset: 'verification.01jd3k8zq4x5v6w7y8z9a0b1c7',
  resetCode: '618204',
  sessionToken: 'the-token-of-the-session',
  session: `session.${'3f9c'.repeat(16)}`,
  address: '01jd3k8zq4x5v6w7y8z9a0b1c8',
  ticket: 'ticket.01jd3k8zq4x5v6w7y8z9a0b1c9',
  ticketToken: 'the-access-token-of-the-ticket',
  file: '7d'.repeat(16),
  transfer: 'stockTransfer.01jd3k8zq4x5v6w7y8z9a0b1d1',
  transferRevision: 'the-revision-of-the-transfer',
  otherTransfer: 'stockTransfer.01jd3k8zq4x5v6w7y8z9a0b1d2',
  purchase: 'purchaseOrder.01jd3k8zq4x5v6w7y8z9a0b1d3',
  purchaseRevision: 'the-revision-of-the-purchase-order',
  otherPurchase: 'purchaseOrder.01jd3k8zq4x5v6w7y8z9a0b1d4',
  substitution: '01jd3k8zq4x5v6w7y8z9a0b1d9',
  openReturn: 'return.01jd3k8zq4x5v6w7y8z9a0b1da',
} as const
export type SampleName = keyof typeof samples
