/** Money as PayPal writes it: `{"currency_code": "USD", "value": "12.50"}`. */
export interface Money {
  readonly currency_code: string
  readonly value: string
}
export interface Link {
  readonly href: string
  readonly rel: string
  readonly method: string
}

/** Money taken for an order. */
export interface Capture {
  readonly id: string
  readonly status: 'COMPLETED' | 'PENDING' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'REFUNDED'
  readonly status_details?: { readonly reason: string }
  readonly amount: Money
  readonly final_capture: boolean
  readonly custom_id?: string
  readonly invoice_id?: string
  readonly supplementary_data: { readonly related_ids: { readonly order_id: string } }
  readonly create_time: string
  readonly update_time: string
  readonly links: readonly Link[]
}

/** Money given back for a capture. */
export interface Refund {
  readonly id: string
  readonly status: 'COMPLETED' | 'PENDING' | 'FAILED'
  readonly status_details?: { readonly reason: string }
  readonly amount: Money
  readonly custom_id?: string
  readonly invoice_id?: string
  readonly note_to_payer?: string
  readonly create_time: string
  readonly update_time: string
  readonly links: readonly Link[]
}

export interface Item {
  readonly name: string
  readonly quantity: string
  readonly unit_amount: Money
}
export interface PurchaseUnit {
  readonly reference_id: string
  readonly amount: Money & { readonly breakdown?: Readonly<Record<string, Money>> }
  readonly description?: string
  readonly custom_id?: string
  readonly invoice_id?: string
  readonly items?: readonly Item[]
  readonly payments?: { readonly captures: readonly Capture[]; readonly refunds?: readonly Refund[] }
}

/** An order of Orders v2, as PayPal answers it. */
export interface Order {
  readonly id: string
  readonly intent: 'CAPTURE'
  readonly status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED' | 'VOIDED'
  readonly purchase_units: readonly PurchaseUnit[]
  readonly payment_source?: Readonly<Record<string, unknown>>
  readonly payer?: Readonly<Record<string, unknown>>
  readonly create_time: string
  readonly update_time: string
  readonly links: readonly Link[]
}

/** What the order's page needs and PayPal never answers. */
export interface Visit {
  readonly returnUrl: string
  readonly cancelUrl: string
  /** How the shopper's funding will behave at the capture. */
  readonly funding: 'ok' | 'decline' | 'pending'
}

/** A buyer's objection to a capture. */
export interface Dispute {
  readonly dispute_id: string
  readonly create_time: string
  readonly update_time: string
  readonly disputed_transactions: readonly { readonly seller_transaction_id: string; readonly custom?: string }[]
  readonly reason: string
  readonly status: 'OPEN' | 'WAITING_FOR_SELLER_RESPONSE' | 'RESOLVED'
  readonly dispute_amount: Money
  readonly dispute_outcome?: { readonly outcome_code: string; readonly amount_refunded: Money }
  readonly seller_response_due_date: string
  readonly dispute_life_cycle_stage: string
}

/** One thing that happened, as PayPal keeps and sends it. */
export interface PaypalEvent {
  readonly id: string
  readonly event_version: '1.0'
  readonly create_time: string
  readonly resource_type: string
  readonly resource_version: '2.0'
  readonly event_type: string
  readonly summary: string
  readonly resource: unknown
  readonly links: readonly Link[]
}
