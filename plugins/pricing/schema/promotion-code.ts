import { TagsIcon } from '@sanity/icons/Tags'
import { UserIcon } from '@sanity/icons/User'
import { defineField, defineType } from 'sanity'

const numbers = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'number' }))

/** A code of a promotion and how often it was redeemed. Changed only by commands. */
export const promotionCode = defineType({
  name: 'promotionCode',
  title: 'Promotion code',
  type: 'document',
  icon: TagsIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    defineField({ name: 'code', type: 'string' }),
    defineField({ name: 'promotion', type: 'string' }),
    defineField({ name: 'active', type: 'boolean' }),
    ...numbers('redemptions', 'limit'),
    defineField({ name: 'note', type: 'string' }),
    defineField({ name: 'createdAt', type: 'datetime' }),
  ],
  preview: {
    select: { code: 'code', promotion: 'promotion', active: 'active', redemptions: 'redemptions', limit: 'limit' },
    prepare: ({ code, promotion, active, redemptions, limit }) => ({
      title: code ?? `Without a code: ${promotion ?? ''}`,
      subtitle: [`${redemptions ?? 0}${limit === undefined ? '' : ` of ${limit}`} used`, active ? '' : 'off']
        .filter(Boolean)
        .join(' · '),
    }),
  },
})

/** How often one customer used one code; who that is cannot be read from it. Changed only by commands. */
export const promotionUse = defineType({
  name: 'promotionUse',
  title: 'Use of a promotion code',
  type: 'document',
  icon: UserIcon,
  liveEdit: true,
  readOnly: true,
  fields: [defineField({ name: 'code', type: 'string' }), ...numbers('redemptions')],
  preview: {
    select: { code: 'code', redemptions: 'redemptions' },
    prepare: ({ code, redemptions }) => ({ title: `${redemptions ?? 0} times`, subtitle: code ?? '' }),
  },
})
