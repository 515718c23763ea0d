import { defineField, defineType } from 'sanity'

/** A picture with words for those who cannot see it. */
export const catalogImageFields = [
  defineField({
    name: 'alt',
    title: 'In words',
    description: 'What the picture shows, for those who cannot see it.',
    type: 'localizedString',
  }),
]

/** Where something leads: a path of this shop or another site over https. */
export const hrefField = defineField({
  name: 'href',
  title: 'Address',
  description: 'A path of the shop (/categories/coffee) or an https address.',
  type: 'string',
  validation: (rule) => rule.required().regex(/^(\/|https:\/\/)/, { name: 'path or https address' }),
})

/** Where a button or a navigation entry leads. */
export const shopLink = defineType({
  name: 'shopLink',
  title: 'Link',
  type: 'object',
  fields: [defineField({ name: 'label', type: 'localizedString' }), hrefField],
  preview: { select: { title: 'label.0.value', subtitle: 'href' } },
})

/** Picture grounds of the shop's look. */
export const grounds = ['butter', 'blush', 'pistachio', 'sky', 'clay', 'oat', 'rose', 'mist', 'lilac', 'stone'] as const

/** A colour as CSS writes it: `#3f4a45`. */
export const colourField = defineField({
  name: 'colour',
  description: 'Six hexadecimal digits: #3f4a45.',
  type: 'string',
  validation: (rule) => rule.regex(/^#[0-9a-f]{6}$/i, { name: 'colour' }),
})
