import { TransferIcon } from '@sanity/icons/Transfer'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { stockTransferLifecycle } from '../domain/stock-transfer-states.ts'
import { numbers, paperFields, placeName, stateField, stateTitle, strings } from './travel-fields.ts'

const line = defineArrayMember({
  type: 'object',
  fields: [...strings('sku', 'variant'), ...numbers('quantity', 'sent', 'received', 'damaged', 'lost')],
  preview: {
    select: { sku: 'sku', quantity: 'quantity', sent: 'sent', received: 'received', damaged: 'damaged', lost: 'lost' },
    prepare: ({ sku, quantity, sent = 0, received = 0, damaged = 0, lost = 0 }) => ({
      title: `${quantity} × ${sku}`,
      subtitle: [`${sent} sent, ${received} received`, damaged > 0 ? `${damaged} of them damaged` : '', `${lost} lost`]
        .filter(Boolean)
        .join(', '),
    }),
  },
})

/** Changed only by commands. */
export const stockTransfer = defineType({
  name: 'stockTransfer',
  title: 'Transfer',
  type: 'document',
  icon: TransferIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    stateField(stockTransferLifecycle),
    ...strings('from', 'to'),
    defineField({ name: 'lines', type: 'array', of: [line] }),
    ...strings('reference'),
    ...paperFields,
  ],
  orderings: [{ name: 'newest', title: 'Newest first', by: [{ field: 'openedAt', direction: 'desc' }] }],
  preview: {
    select: { from: 'from', to: 'to', state: 'state', reference: 'reference', expectedOn: 'expectedOn' },
    prepare: ({ from, to, state, reference, expectedOn }) => ({
      title: `${placeName(from)} → ${placeName(to)}`,
      subtitle: [stateTitle(stockTransferLifecycle, state), reference, expectedOn].filter(Boolean).join(' · '),
    }),
  },
})
