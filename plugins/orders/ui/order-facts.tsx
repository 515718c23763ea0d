import { Grid } from '@sanity/ui'
import { formatDateTime, formatDay, formatTime, ReadOnlyField } from '@souk/ui'
import type { Order, OrderPromise } from '../domain/documents.ts'

export interface OrderFactsProps {
  readonly order: Order
  /** IANA zone; the viewer's own when left out. */
  readonly timeZone?: string
}

const substitutions: Readonly<Record<Order['substitution'], string>> = {
  ask: 'Ask me',
  best_match: 'Send the best match',
  refund: 'Refund it',
}

/** A promise to the minute as times, one in days as its first and last day. */
function promiseWords({ from, to, unit }: OrderPromise, timeZone: string | undefined): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  if (unit !== 'days') return `${formatTime(from, zone)}–${formatTime(to, zone)}`
  const days = [...new Set([formatDay(from, timeZone), formatDay(to, timeZone)])]
  return days.join(' – ')
}

/** The order's facts as locked fields. */
export function OrderFacts({ order, timeZone }: OrderFactsProps) {
  const { address, promise } = order
  return (
    <Grid gridTemplateColumns={[1, 1, 2]} gap={4}>
      <ReadOnlyField label="Order number">{order.number}</ReadOnlyField>
      <ReadOnlyField label={order.placedAt ? 'Placed' : 'Checked out'}>
        {formatDateTime(order.placedAt ?? order.createdAt, timeZone)}
      </ReadOnlyField>
      <ReadOnlyField label="Customer">{address.name}</ReadOnlyField>
      <ReadOnlyField label={order.delivery.method === 'pickup' ? 'Picked up by' : 'Deliver to'}>
        {[address.line1, address.line2, address.postalCode, address.city].filter(Boolean).join(', ')}
      </ReadOnlyField>
      <ReadOnlyField label="Promised">{promise ? promiseWords(promise, timeZone) : 'No window'}</ReadOnlyField>
      <ReadOnlyField label="If something is short">{substitutions[order.substitution]}</ReadOnlyField>
    </Grid>
  )
}
