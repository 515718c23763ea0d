/** Inputs of the commands about money. */
export interface PaymentInputs {
  recordPaymentStarted: { paymentId: string; session: string; url: string }
  /**
   * What reading the provider showed; `event` when a webhook woke us. Late money re-reserves or refunds; figures that
   * are not the order's are counted for nothing and marked.
   */
  recordPayment: {
    paymentId: string
    event?: { source: string; id: string; kind: string; payload: string }
    observed: {
      status: string
      amount: number
      currency: string
      authorized: number
      captured: number
      refunded: number
      disputed: boolean
      dispute?: { reference: string; state: 'open' | 'won' | 'lost'; amount: number; reason: string; dueBy?: string }
      captureBefore?: string
      orderId?: string
      reference?: string
      session?: string
      card?: { brand: string; last4: string }
      failure?: string
    }
  }
  /** Another attempt for an unpaid order. Value: {orderId, paymentId}. */
  retryPayment: { orderId: string; provider: 'stripe' | 'paypal' }
  /**
   * Gives back units of lines, or an amount out of goodwill, or all that is left. Value: {refundId, orderId, amount,
   * currency, state, lines}.
   */
  refundOrder: {
    orderId: string
    lines?: { sku: string; quantity: number }[]
    amount?: number
    reason: string
    note?: string
  }
  /** Takes money that is held before everything is packed. Value: {orderId}. */
  capturePayment: { orderId: string }
  /** Lets money go that is held for an order that is over. Value: {orderId}. */
  releasePayment: { orderId: string }
  /** Mails the way to pay. Value: {orderId}. */
  sendPaymentLink: { orderId: string }
  /** Reads the provider again. Value: {orderId, paymentStanding}. */
  checkPayment: { orderId: string }
  recordRefund: { refundId: string; state: 'pending' | 'succeeded' | 'failed'; reference?: string; failure?: string }
}
