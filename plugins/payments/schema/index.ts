import { CreditCardIcon } from '@sanity/icons/CreditCard'
import { InboxIcon } from '@sanity/icons/Inbox'
import { RevertIcon } from '@sanity/icons/Revert'
import { formatMoney, stateOptions } from '@souk/kernel'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { paymentLifecycle, refundLifecycle } from '../domain/payment-states.ts'

const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
const numbers = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'number' }))
const moments = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'datetime' }))

const amountOf = (amount: number | undefined, currency: string | undefined): string =>
  currency ? formatMoney({ amount: amount ?? 0, currency }) : ''
const titleIn = (table: Parameters<typeof stateOptions>[0], state: string | undefined): string =>
  stateOptions(table).find(({ value }) => value === state)?.title ?? ''

const payment = defineType({
  name: 'payment',
  title: 'Payment',
  type: 'document',
  icon: CreditCardIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...strings('order', 'orderNumber', 'provider'),
    defineField({ name: 'state', type: 'string', options: { list: [...stateOptions(paymentLifecycle)] } }),
    ...strings('currency'),
    ...numbers('amount', 'authorized', 'captured', 'refunded'),
    defineField({ name: 'underWay', type: 'boolean' }),
    defineField({ name: 'disputed', type: 'boolean' }),
    defineField({
      name: 'dispute',
      type: 'object',
      fields: [
        ...strings('reference'),
        defineField({ name: 'state', type: 'string', options: { list: ['open', 'won', 'lost'] } }),
        ...numbers('amount'),
        ...strings('reason'),
        ...moments('dueBy'),
      ],
    }),
    ...strings('session', 'url', 'reference'),
    defineField({ name: 'card', type: 'object', fields: strings('brand', 'last4') }),
    ...strings('failure', 'mismatch', 'creditOf'),
    ...moments('captureAskedAt', 'captureBefore', 'createdAt', 'capturedAt'),
  ],
  preview: {
    select: { number: 'orderNumber', provider: 'provider', state: 'state', amount: 'amount', currency: 'currency' },
    prepare: ({ number, provider, state, amount, currency }) => ({
      title: `${amountOf(amount, currency)} for ${number}`,
      subtitle: [provider, titleIn(paymentLifecycle, state)].filter(Boolean).join(' · '),
    }),
  },
})

const refund = defineType({
  name: 'refund',
  title: 'Refund',
  type: 'document',
  icon: RevertIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...strings('order', 'payment'),
    ...numbers('amount'),
    ...strings('currency', 'reason', 'note'),
    defineField({
      name: 'lines',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [...strings('line', 'sku'), ...numbers('quantity', 'subtotal', 'discount', 'tax', 'amount')],
          preview: { select: { title: 'sku', subtitle: 'quantity' } },
        }),
      ],
    }),
    defineField({ name: 'state', type: 'string', options: { list: [...stateOptions(refundLifecycle)] } }),
    ...strings('reference', 'failure'),
    ...moments('createdAt', 'settledAt'),
  ],
  preview: {
    select: { reason: 'reason', state: 'state', amount: 'amount', currency: 'currency' },
    prepare: ({ reason, state, amount, currency }) => ({
      title: `${amountOf(amount, currency)} back`,
      subtitle: [titleIn(refundLifecycle, state), reason].filter(Boolean).join(' · '),
    }),
  },
})

const event = defineType({
  name: 'event',
  title: 'Provider event',
  type: 'document',
  icon: InboxIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...strings('source', 'kind'),
    ...moments('receivedAt'),
    ...strings('order'),
    defineField({ name: 'payload', description: 'As received.', type: 'text' }),
  ],
  preview: { select: { title: 'kind', subtitle: 'receivedAt' } },
})

const paymentCursor = defineType({
  name: 'paymentCursor',
  title: 'Payment events, read up to',
  type: 'document',
  icon: InboxIcon,
  liveEdit: true,
  readOnly: true,
  fields: [...strings('provider'), ...moments('upTo')],
  preview: { select: { title: 'provider', subtitle: 'upTo' } },
})

/** Operational types: no drafts, read-only in forms, changed by commands. */
export const schemaTypes = [payment, paymentCursor, refund, event]
