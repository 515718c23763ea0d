import { UserIcon } from '@sanity/icons/User'
import { defineField, defineType } from 'sanity'

const customer = defineType({
  name: 'customer',
  title: 'Customer',
  type: 'document',
  icon: UserIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...['name', 'email', 'phone', 'language'].map((name) => defineField({ name, type: 'string' })),
    defineField({ name: 'createdAt', type: 'datetime' }),
  ],
  preview: { select: { title: 'name', subtitle: 'email' } },
})

/** Operational: changed by commands only. */
export const schemaTypes = [customer]
