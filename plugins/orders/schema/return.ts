import { UndoIcon } from '@sanity/icons/Undo'
import { stateOptions } from '@souk/kernel'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { returnLifecycle } from '../domain/return-states.ts'
import { returnKinds, returnReasons, returnReasonWords } from '../domain/return-words.ts'
import { moments, numbers, strings } from './shared.ts'

const listed = (name: string, table: Readonly<Record<string, { readonly title: string }>>) =>
  defineField({
    name,
    type: 'string',
    options: { list: Object.entries(table).map(([value, { title }]) => ({ value, title })) },
  })

const line = defineArrayMember({
  type: 'object',
  fields: [
    ...strings('line', 'sku', 'variant'),
    listed('reason', returnReasons),
    ...numbers('quantity', 'restocked', 'damaged', 'writtenOff', 'refunded'),
  ],
  preview: {
    select: { sku: 'sku', quantity: 'quantity', reason: 'reason' },
    prepare: ({ sku, quantity, reason }) => ({
      title: `${quantity} × ${sku}`,
      subtitle: returnReasonWords(reason ?? ''),
    }),
  },
})

/** What comes back of an order, or is claimed without. Changed only by commands. */
export const returned = defineType({
  name: 'return',
  title: 'Return',
  type: 'document',
  icon: UndoIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...strings('order', 'orderNumber', 'exchange'),
    listed('kind', returnKinds),
    defineField({ name: 'state', type: 'string', options: { list: [...stateOptions(returnLifecycle)] } }),
    defineField({ name: 'lines', type: 'array', of: [line] }),
    ...strings('note', 'rejection'),
    ...moments('requestedAt', 'approvedAt', 'inspectedAt', 'closedAt'),
    defineField({ name: 'refunds', type: 'array', of: [defineArrayMember({ type: 'string' })] }),
  ],
  orderings: [{ name: 'newest', title: 'Newest first', by: [{ field: 'requestedAt', direction: 'desc' }] }],
  preview: {
    select: { number: 'orderNumber', state: 'state', kind: 'kind', first: 'lines.0.sku' },
    prepare: ({ number, state, kind, first }) => ({
      title: `${kind === 'claim' ? 'Claim' : 'Return'} of ${number}`,
      subtitle: [stateOptions(returnLifecycle).find(({ value }) => value === state)?.title, first]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
