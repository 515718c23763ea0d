import type { CourierNews } from '@souk/shipping'

/** A carrier's word as commands take it. `at` is when it happened. */
export interface TrackingWord {
  id: string
  at: string
  status: string
  description: string
  code?: string
  place?: string
}

/** Commands about parcels. */
export interface ShippingInputs {
  /** The carrier or courier has it: its number, and where people may look. */
  recordLabel: {
    shipmentId: string
    trackingNumber: string
    service: string
    labelUrl?: string
    trackingUrl?: string
    reference?: string
    expectedAt?: string
    /** The number that the carrier gave the shopper to say at the door. */
    pin?: string
  }
  /** What a carrier asked, kept with the cart until it ends. Value: the quote that stands. Refuses cart_not_found. */
  quoteDelivery: {
    cartId: string
    quote: {
      source: 'carrier' | 'fallback'
      key: string
      fee: number
      expiresAt: string
      carrier?: string
      service?: string
      quoteId?: string
    }
  }
  /** Keeps what a carrier said, each word once; `notice` when a webhook woke us. */
  recordTracking: {
    shipmentId: string
    event?: TrackingWord
    events?: TrackingWord[]
    courier?: CourierNews
    expectedAt?: string
    notice?: { source: string; id: string; kind: string; payload: string }
    /** Somebody asked; the next question waits its time. */
    polled?: boolean
  }
  /** Brings a fulfillment to where its parcel is. */
  followParcel: { shipmentId: string }
  /** Orders a label or a courier, or takes a number that was bought elsewhere. Again after it was canceled. */
  createLabel: { fulfillmentId: string; carrier?: string; trackingNumber?: string }
  /** An on-demand courier instead of whoever was to carry it. */
  requestCourier: { fulfillmentId: string; carrier?: string }
  /** Ends what was ordered, while the courier does not have it. */
  cancelCourier: { fulfillmentId: string }
  /** A rider takes a bag onto his list. */
  claimDelivery: { fulfillmentId: string }
  /** A rider gives it to the shopper, who says the PIN. Value {delivered, triesLeft?}. */
  deliverAtDoor: { fulfillmentId: string; pin: string }
  /** A rider says how it went at the door. */
  reportDelivery: { fulfillmentId: string; status: 'failed' | 'out_for_delivery' | 'returned'; note?: string }
}
