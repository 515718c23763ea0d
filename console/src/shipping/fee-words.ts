import type { Order } from '@souk/orders'
import { carrierTitle } from './carrier-words.ts'

/** How a delivery fee came about, in one line; undefined for pickup and for orders from before it was written down. */
export function feeWords(rate: Order['delivery']['rate']): string | undefined {
  if (!rate) return undefined
  const { source, carrier, service } = rate
  const who = carrier === undefined ? 'the carrier' : carrierTitle(carrier)
  const words = {
    zone: 'The zone’s own',
    carrier: `Asked by ${who}${service === undefined || service === who ? '' : `, ${service}`}`,
    fallback: `The zone’s own, because ${who} named no price`,
  }
  return words[source]
}
