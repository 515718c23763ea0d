import { BasketIcon } from '@sanity/icons/Basket'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { purchaseOrderLifecycle } from '../domain/purchase-order-states.ts'
import { numbers, paperFields, placeName, stateField, stateTitle, strings } from './travel-fields.ts'

const line = defineArrayMember({
  type: 'object',
  fields: [
    ...strings('sku', 'variant'),
    ...numbers('quantity'),
    defineField({ name: 'unitCost', description: 'Of one unit, in cents.', type: 'number' }),
    ...numbers('received', 'damaged'),
  ],
  preview: {
    select: { sku: 'sku', quantity: 'quantity', received: 'received', damaged: 'damaged' },
    prepare: ({ sku, quantity, received = 0, damaged = 0 }) => ({
      title: `${quantity} × ${sku}`,
      subtitle: [`${received} received`, damaged > 0 ? `${damaged} of them damaged` : ''].filter(Boolean).join(', '),
    }),
  },
})

/** Changed only by commands. */
export const purchaseOrder = defineType({
  name: 'purchaseOrder',
  title: 'Purchase order',
  type: 'document',
  icon: BasketIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    stateField(purchaseOrderLifecycle),
    ...strings('supplier', 'reference', 'location', 'currency'),
    defineField({ name: 'lines', type: 'array', of: [line] }),
    ...paperFields,
  ],
  orderings: [{ name: 'newest', title: 'Newest first', by: [{ field: 'openedAt', direction: 'desc' }] }],
  preview: {
    select: { supplier: 'supplier', reference: 'reference', state: 'state', location: 'location', on: 'expectedOn' },
    prepare: ({ supplier, reference, state, location, on }) => ({
      title: [supplier, reference].filter(Boolean).join(', '),
      subtitle: [stateTitle(purchaseOrderLifecycle, state), placeName(location), on].filter(Boolean).join(' · '),
    }),
  },
})
