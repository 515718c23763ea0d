import { UserIcon } from '@sanity/icons/User'
import { defineArrayMember, defineField, defineType, type StringRule } from 'sanity'
import { consentKinds } from '../domain/consents.ts'

const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
const moments = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'datetime' }))

/** Whoever left for good has neither name nor language any more. */
const unlessErased = (rule: StringRule) =>
  rule.custom((value, { document }) => (value || document?.['state'] === 'erased' ? true : 'Required'))

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
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'name', type: 'string', validation: unlessErased }),
    defineField({
      name: 'email',
      type: 'string',
      validation: (rule) =>
        rule
          .email()
          .custom((email, { document }) =>
            email || document?.['phone'] || document?.['state'] === 'erased' ? true : 'An e-mail address or a phone',
          ),
    }),
    ...moments('emailConfirmedAt'),
    defineField({ name: 'unproven', title: 'Not yet given guest orders', type: 'boolean' }),
    ...strings('phone'),
    ...moments('phoneConfirmedAt'),
    defineField({ name: 'language', type: 'string', validation: unlessErased }),
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
    ...['sessionsFrom', 'createdAt'].map((name) =>
      defineField({ name, type: 'datetime', validation: (rule) => rule.required() }),
    ),
    ...moments('erasedAt'),
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
