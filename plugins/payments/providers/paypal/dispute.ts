import type { Dispute } from '../../domain/documents.ts'
import type { PaypalConnection } from './connection.ts'
import { fromDecimal } from './money.ts'

/** A dispute as PayPal answers it, as far as it concerns us. */
interface Found {
  readonly dispute_id: string
  readonly status: string
  readonly reason?: string
  readonly dispute_amount: { readonly value: string; readonly currency_code: string }
  readonly seller_response_due_date?: string
  readonly dispute_outcome?: { readonly outcome_code: string }
}

/** Outcomes that leave the money with the shop; every other one took it. */
const kept: ReadonlySet<string> = new Set(['RESOLVED_SELLER_FAVOUR', 'CANCELED_BY_BUYER', 'DENIED', 'NONE'])

/** The newest dispute about a capture. An account that may not see disputes has none. */
export async function disputeOf(paypal: PaypalConnection, capture: string): Promise<Dispute | undefined> {
  const listed = await paypal.call(
    'GET',
    `/v1/customer/disputes?disputed_transaction_id=${encodeURIComponent(capture)}`,
  )
  if (listed.status === 401 || listed.status === 403 || listed.status === 404) return undefined
  if (listed.status !== 200) throw new Error(`PayPal answered ${listed.status} for the disputes of ${capture}`)
  const { items = [] } = JSON.parse(listed.text) as { readonly items?: readonly Pick<Found, 'dispute_id'>[] }
  const id = items[0]?.dispute_id
  if (id === undefined) return undefined
  const read = await paypal.call('GET', `/v1/customer/disputes/${encodeURIComponent(id)}`)
  if (read.status !== 200) throw new Error(`PayPal answered ${read.status} for dispute ${id}`)
  const found = JSON.parse(read.text) as Found
  const due = found.seller_response_due_date
  return {
    reference: found.dispute_id,
    state: stateOf(found),
    amount: fromDecimal(found.dispute_amount.value, found.dispute_amount.currency_code),
    reason: (found.reason ?? 'other').toLowerCase(),
    ...(due === undefined ? {} : { dueBy: new Date(due).toISOString() }),
  }
}

function stateOf({ status, dispute_outcome: outcome }: Found): Dispute['state'] {
  if (status !== 'RESOLVED') return 'open'
  return outcome && kept.has(outcome.outcome_code) ? 'won' : 'lost'
}
