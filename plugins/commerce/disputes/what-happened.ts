import { eventWords, inspections, returnKinds, returnReasonWords } from '@souk/orders'
import { isCredit, type Refund } from '@souk/payments'
import type { Evidence } from './evidence.ts'
import { chapter, facts, html, type Markup, table } from './page-parts.ts'
import { moment, moneyOf } from './written.ts'

const when = (at: string | undefined) => (at === undefined ? undefined : moment(at))

/** What left which place, who carried it, and what the carrier said, to the door. */
export function deliveryChapter({ fulfillments, shipments, places }: Evidence): Markup {
  const parts = fulfillments.map((part) => {
    const parcel = shipments.find(({ fulfillment }) => fulfillment === part._id)
    const sent = part.lines.filter(({ quantity, shorted }) => quantity > shorted)
    const goods = sent.map(({ title, quantity, shorted }) => `${quantity - shorted} × ${title}`).join(', ') || 'nothing'
    const at = part.events.findLast(({ type }) => type === 'delivered')
    return html`<h3>${`From ${places.get(part.location) ?? part.location}: ${goods}`}</h3>${facts([
      ['State', part.state.replaceAll('_', ' ')],
      ['Packed', when(part.packedAt)],
      ['Handed over', when(part.handedOverAt)],
      ['Delivered', when(part.deliveredAt)],
      ['Delivery recorded by', at && `${at.actor.name || at.actor.kind}${at.note ? `: ${at.note}` : ''}`],
      ['Carrier', parcel && [parcel.carrier, parcel.service, parcel.courierName].filter(Boolean).join(', ')],
      ['Tracking number', parcel?.trackingNumber],
      ['Tracking page', parcel?.trackingUrl],
    ])}${table(
      ['At', 'The carrier said', 'Where'],
      (parcel?.events ?? []).map(({ at: said, status, description, place = '' }) => [
        moment(said),
        description || status,
        place,
      ]),
    )}`
  })
  return chapter('Delivery', ...parts)
}

/** How a refund stands, for the bank: of money that pays another order nobody was given any. */
const stateOf = (refund: Refund): string =>
  isCredit(refund) ? (refund.state === 'failed' ? 'came back' : 'moved to another order') : refund.state

/** Money that went back, and goods that came back. */
export function refundsChapter({ refunds, returns }: Evidence): Markup {
  return chapter(
    'Refunds and returns',
    table(
      ['Asked', 'Amount', 'Why', 'State', 'Settled'],
      refunds.map((refund) => [
        moment(refund.createdAt),
        moneyOf(refund.amount, refund.currency),
        [refund.reason, refund.note].filter(Boolean).join(': '),
        stateOf(refund),
        when(refund.settledAt) ?? '',
      ]),
    ),
    table(
      ['Asked', 'What', 'State', 'Found', 'Said'],
      returns.flatMap(({ requestedAt, kind, state, lines, note, rejection }) =>
        lines.map((line) => [
          moment(requestedAt),
          `${returnKinds[kind].title}: ${line.quantity} × ${line.sku}, ${returnReasonWords(line.reason)}`,
          state,
          Object.values(inspections)
            .flatMap(({ title, counts }) => (line[counts] > 0 ? [`${line[counts]} ${title.toLowerCase()}`] : []))
            .join(', '),
          rejection ?? note ?? '',
        ]),
      ),
    ),
  )
}

/** What was sent to the shopper, and whether it arrived. */
export const messagesChapter = ({ messages }: Evidence): Markup =>
  chapter(
    'What we wrote',
    table(
      ['Sent', 'By', 'To', 'Subject', 'State'],
      messages.map(({ sentAt, createdAt, channel, to, subject, template, state }) => [
        moment(sentAt ?? createdAt),
        channel,
        to,
        subject || template,
        state,
      ]),
    ),
  )

/** Everything that happened, with who did it. */
export const timelineChapter = ({ order }: Evidence): Markup =>
  chapter(
    'Timeline',
    table(
      ['At', 'What', 'Who', 'Note'],
      order.events.map(({ at, type, actor, note = '' }) => [
        moment(at),
        eventWords(type).staff,
        actor.name || actor.kind,
        note,
      ]),
    ),
  )
