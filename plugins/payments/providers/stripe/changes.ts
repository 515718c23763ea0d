import type Stripe from 'stripe'
import type { ProviderChanges } from '../../domain/payment-provider.ts'
import { kinds, translate } from './verify.ts'

/** So many events are looked at in one go, the oldest first. Stripe keeps them for 30 days. */
const most = 300

/** Lists the events that can change a payment since a moment. Stripe lists the newest first. */
export async function listChanges(stripe: Stripe, since: string, live: boolean): Promise<ProviderChanges> {
  const found: Stripe.Event[] = []
  const gte = Math.floor(Date.parse(since) / 1000)
  for await (const event of stripe.events.list({ created: { gte }, types: Object.keys(kinds), limit: 100 })) {
    found.push(event)
    // The oldest count: of a long outage the list is read to its end, and only so many are kept
    if (found.length > most) found.shift()
  }
  const events = found.reverse().filter(({ livemode }) => livemode === live)
  const last = events.at(-1)
  return {
    events: events.map((event) => translate(event, JSON.stringify(event))),
    upTo: last ? new Date(last.created * 1000).toISOString() : since,
  }
}
