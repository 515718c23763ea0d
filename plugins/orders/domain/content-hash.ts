import { fingerprint } from '@souk/kernel'
import type { Order } from './documents.ts'

/** The part of an order that the shopper chose. */
export type Chosen = Pick<Order, 'contact' | 'address' | 'currency' | 'substitution'> & {
  readonly delivery: Pick<Order['delivery'], 'method' | 'slot' | 'location'>
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[]
}

/**
 * What the shopper ordered, as 16 hex digits: tells a retry of a checkout from another order under the same id. Prices,
 * numbers and times are left out: they are our answer, and may differ between two attempts at the same thing.
 */
export const contentHash = ({ contact, address, currency, substitution, delivery, lines }: Chosen): string =>
  fingerprint({
    contact,
    address,
    currency,
    substitution,
    delivery: { method: delivery.method, slot: delivery.slot, location: delivery.location },
    lines: lines.map(({ sku, quantity }) => `${sku} ${quantity}`).sort(),
  })
