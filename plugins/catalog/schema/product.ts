import { PackageIcon } from '@sanity/icons/Package'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { isHandle, toHandle } from '../domain/handle.ts'
import { catalogImageFields, colourField, grounds } from './parts.ts'

const optionValue = defineArrayMember({
  type: 'object',
  fields: [
    defineField({ name: 'code', type: 'string', validation: (rule) => rule.required() }),
    defineField({ name: 'title', type: 'localizedString' }),
    defineField({ name: 'note', type: 'localizedString' }),
    colourField,
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'code' } },
})

const option = defineArrayMember({
  type: 'object',
  fields: [
    defineField({ name: 'code', type: 'string', validation: (rule) => rule.required() }),
    defineField({ name: 'title', type: 'localizedString' }),
    defineField({ name: 'values', type: 'array', of: [optionValue] }),
    defineField({ name: 'guide', description: 'Where choosing is explained: a size guide.', type: 'shopLink' }),
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'code' } },
})

const fact = defineArrayMember({
  type: 'object',
  fields: [
    defineField({ name: 'label', type: 'localizedString' }),
    defineField({ name: 'value', type: 'localizedString' }),
  ],
  preview: { select: { title: 'label.0.value', subtitle: 'value.0.value' } },
})

/** The slug field that every page of the shop has. */
export const handleField = defineField({
  name: 'handle',
  description: 'The last part of the address.',
  type: 'slug',
  options: { source: (document) => firstTitle(document['title']), slugify: toHandle },
  validation: (rule) =>
    rule.required().custom((slug) => (isHandle(slug?.current ?? '') ? true : 'Lower-case words joined by dashes')),
})

const firstTitle = (title: unknown): string =>
  Array.isArray(title) && typeof title[0]?.value === 'string' ? title[0].value : ''

export const product = defineType({
  name: 'product',
  title: 'Product',
  type: 'document',
  icon: PackageIcon,
  groups: [
    { name: 'copy', title: 'Copy', default: true },
    { name: 'choices', title: 'Choices' },
    { name: 'place', title: 'Place in the shop' },
  ],
  fields: [
    defineField({
      name: 'title',
      type: 'localizedString',
      group: 'copy',
      validation: (rule) => rule.required().min(1),
    }),
    defineField({ ...handleField, group: 'copy' }),
    defineField({ name: 'summary', description: 'One line on cards.', type: 'localizedString', group: 'copy' }),
    defineField({ name: 'description', type: 'localizedBlocks', group: 'copy' }),
    defineField({
      name: 'images',
      type: 'array',
      group: 'copy',
      of: [defineArrayMember({ type: 'image', options: { hotspot: true }, fields: catalogImageFields })],
    }),
    defineField({ name: 'fitNote', title: 'How it fits', type: 'localizedString', group: 'copy' }),
    defineField({ name: 'facts', type: 'array', group: 'copy', of: [fact] }),
    defineField({ name: 'options', type: 'array', group: 'choices', of: [option] }),
    defineField({
      name: 'prepMinutes',
      title: 'Minutes to make',
      type: 'number',
      group: 'choices',
      validation: (rule) => rule.integer().min(0),
    }),
    defineField({
      name: 'categories',
      type: 'array',
      group: 'place',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'category' }] })],
    }),
    defineField({
      name: 'seller',
      type: 'reference',
      group: 'place',
      to: [{ type: 'seller' }],
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'tags',
      type: 'array',
      group: 'place',
      of: [defineArrayMember({ type: 'string' })],
      options: { layout: 'tags' },
    }),
    defineField({ name: 'ground', type: 'string', group: 'place', options: { list: [...grounds] } }),
    defineField({ name: 'published', type: 'boolean', group: 'place', initialValue: true }),
    defineField({
      name: 'seo',
      title: 'For search engines',
      type: 'object',
      group: 'place',
      fields: [
        defineField({ name: 'title', type: 'localizedString' }),
        defineField({ name: 'description', type: 'localizedText' }),
      ],
    }),
  ],
  preview: {
    select: { title: 'title.0.value', summary: 'summary.0.value', published: 'published', media: 'images.0' },
    prepare: ({ title, summary, published, media }) => ({
      title: title ?? 'Untitled product',
      subtitle: published === false ? 'Hidden' : (summary ?? ''),
      media,
    }),
  },
})
