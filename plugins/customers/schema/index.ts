import { UserIcon } from '@sanity/icons/User'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { consentKinds } from '../domain/consents.ts'

const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
const moments = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'datetime' }))

const customer = defineType({
  name: 'customer',
  title: 'Customer',
  type: 'document',
  icon: UserIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    defineField({
      name: 'state',
      type: 'string',
      options: {
        list: [
          { value: 'unconfirmed', title: 'Waits for confirmation' },
          { value: 'active', title: 'Active' },
          { value: 'erased', title: 'Erased' },
        ],
      },
    }),
    ...strings('name', 'email'),
    ...moments('emailConfirmedAt'),
    defineField({ name: 'unproven', title: 'Not yet given guest orders', type: 'boolean' }),
    ...strings('phone'),
    ...moments('phoneConfirmedAt'),
    ...strings('language'),
    defineField({
      name: 'addresses',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: strings('name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country'),
          preview: { select: { title: 'name', subtitle: 'line1' } },
        }),
      ],
    }),
    ...strings('defaultAddress'),
    defineField({
      name: 'consents',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [defineField({ name: 'granted', type: 'boolean' }), ...moments('at')],
          preview: {
            select: { kind: '_key', granted: 'granted' },
            prepare: ({ kind, granted }) => ({
              title: Object.entries(consentKinds).find(([key]) => key === kind)?.[1].title ?? kind,
              subtitle: granted ? 'Yes' : 'No',
            }),
          },
        }),
      ],
    }),
    ...moments('sessionsFrom', 'createdAt', 'erasedAt'),
  ],
  preview: {
    select: { name: 'name', email: 'email', phone: 'phone', state: 'state' },
    prepare: ({ name, email, phone, state }) => ({
      title: state === 'erased' ? 'Erased' : name,
      subtitle: email ?? phone,
    }),
  },
})

/**
 * Operational: changed by commands only. Credentials, sessions, claims and verifications have no schema: nobody has any
 * business reading them.
 */
export const schemaTypes = [customer]
