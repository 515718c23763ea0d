import { TransferIcon } from '@sanity/icons/Transfer'
import { formatMoment } from '@souk/ui'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { adjustmentReason } from '../domain/adjustment-reasons.ts'
import { stockMoves } from '../domain/commands/moves.ts'
import { accountWords, stockAccounts } from '../domain/documents.ts'
import { strings } from './travel-fields.ts'

const account = (name: string) =>
  defineField({
    name,
    type: 'string',
    options: { list: stockAccounts.map((value) => ({ value, title: accountWords[value] })) },
  })

const entry = defineArrayMember({
  type: 'object',
  fields: [
    defineField({ name: 'sku', title: 'SKU', type: 'string' }),
    defineField({ name: 'location', type: 'string' }),
    account('from'),
    account('to'),
    defineField({ name: 'quantity', type: 'number' }),
    defineField({ name: 'bundle', title: 'Sold in', type: 'string' }),
  ],
  preview: {
    select: { sku: 'sku', from: 'from', to: 'to', quantity: 'quantity', location: 'location' },
    prepare: ({ sku, from, to, quantity, location }) => ({
      title: `${quantity} × ${sku}`,
      subtitle: `${from} → ${to} · ${location}`,
    }),
  },
})

/** Words of a movement's reason: an adjustment's, a move's, or its own name. */
const reasonWords = (reason: string): string =>
  adjustmentReason(reason)?.title ??
  (Object.hasOwn(stockMoves, reason) ? stockMoves[reason as keyof typeof stockMoves].title : reason)

/** An append-only fact. */
export const stockMovement = defineType({
  name: 'stockMovement',
  title: 'Stock movement',
  type: 'document',
  icon: TransferIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    defineField({ name: 'entries', type: 'array', of: [entry] }),
    defineField({
      name: 'cause',
      type: 'object',
      fields: strings(
        'kind',
        'order',
        'orderNumber',
        'fulfillment',
        'count',
        'transfer',
        'purchaseOrder',
        'return',
        'reference',
      ),
    }),
    defineField({
      name: 'actor',
      type: 'object',
      fields: strings('kind', 'id', 'name'),
    }),
    defineField({ name: 'reason', type: 'string' }),
    defineField({ name: 'note', type: 'string' }),
    defineField({ name: 'at', type: 'datetime' }),
  ],
  orderings: [{ name: 'newest', title: 'Newest first', by: [{ field: 'at', direction: 'desc' }] }],
  preview: {
    select: { reason: 'reason', number: 'cause.orderNumber', actor: 'actor.name', at: 'at', sku: 'entries.0.sku' },
    prepare: ({ reason, number, actor, at, sku }) => ({
      title: [reasonWords(reason ?? ''), sku].filter(Boolean).join(': '),
      subtitle: [number ? `Order ${number}` : '', actor, at ? formatMoment(at) : ''].filter(Boolean).join(' · '),
    }),
  },
})
