import type { Tone } from '@souk/kernel'
import type { DocumentBadgeComponent, DocumentBadgeDescription } from 'sanity'
import { orderLifecycle } from '../../domain/order-states.ts'
import { fulfillmentStandings, paymentStandings } from '../../domain/standing.ts'

/** The Studio's badges know four colours; quiet states have none. */
const colors: Readonly<Partial<Record<Tone, NonNullable<DocumentBadgeDescription['color']>>>> = {
  primary: 'primary',
  suggest: 'primary',
  positive: 'success',
  caution: 'warning',
  critical: 'danger',
}

type Words = Readonly<Record<string, { readonly title: string; readonly tone: Tone }>>

/** A badge that reads one field of an order and words it by its table. */
function badgeOf(field: string, table: Words): DocumentBadgeComponent {
  return ({ published }) => {
    const words = table[String(published?.[field])]
    const color = words && colors[words.tone]
    return words ? { label: words.title, ...(color && { color }) } : null
  }
}

/** State, money and goods of an order, in the header of its pane. */
export const standingBadges: readonly DocumentBadgeComponent[] = [
  badgeOf('state', orderLifecycle),
  badgeOf('paymentStanding', paymentStandings),
  badgeOf('fulfillmentStanding', fulfillmentStandings),
]
