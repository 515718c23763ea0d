import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { catalogImageFields, colourField } from './parts.ts'
import { handleField } from './product.ts'

const image = defineField({ name: 'image', type: 'image', options: { hotspot: true }, fields: catalogImageFields })
const title = defineField({ name: 'title', type: 'localizedString' })
const text = defineField({ name: 'text', type: 'localizedText' })
const titled = (subtitle: string) => ({
  select: { title: 'title.0.value' },
  prepare: (selected: { readonly title?: string }) => ({ title: selected.title ?? subtitle, subtitle }),
})

const heroBlock = defineArrayMember({
  name: 'heroBlock',
  title: 'Hero',
  type: 'object',
  fields: [
    title,
    text,
    image,
    defineField({ name: 'primary', title: 'First button', type: 'shopLink' }),
    defineField({ name: 'secondary', title: 'Second button', type: 'shopLink' }),
    defineField({ name: 'note', description: 'Small words below the buttons.', type: 'localizedString' }),
  ],
  preview: titled('Hero'),
})

const stripBlock = defineArrayMember({
  name: 'stripBlock',
  title: 'Strip of facts',
  type: 'object',
  fields: [
    defineField({
      name: 'items',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [
            defineField({ name: 'icon', type: 'string' }),
            defineField({ name: 'text', type: 'localizedString' }),
          ],
          preview: { select: { title: 'text.0.value', subtitle: 'icon' } },
        }),
      ],
    }),
  ],
  preview: {
    select: { title: 'items.0.text.0.value' },
    prepare: ({ title: first }) => ({ title: first, subtitle: 'Strip' }),
  },
})

const categoryDoorsBlock = defineArrayMember({
  name: 'categoryDoorsBlock',
  title: 'Category doors',
  type: 'object',
  fields: [
    title,
    defineField({
      name: 'categories',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'category' }] })],
    }),
  ],
  preview: titled('Category doors'),
})

const productRowBlock = defineArrayMember({
  name: 'productRowBlock',
  title: 'Row of products',
  type: 'object',
  fields: [
    title,
    defineField({
      name: 'source',
      type: 'string',
      options: { list: ['bestsellers', 'newest', 'category', 'collection', 'products'], layout: 'radio' },
      initialValue: 'bestsellers',
    }),
    defineField({
      name: 'category',
      type: 'reference',
      to: [{ type: 'category' }],
      hidden: ({ parent }) => parent?.source !== 'category',
    }),
    defineField({
      name: 'collection',
      type: 'reference',
      to: [{ type: 'collection' }],
      hidden: ({ parent }) => parent?.source !== 'collection',
    }),
    defineField({
      name: 'products',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'product' }] })],
      hidden: ({ parent }) => parent?.source !== 'products',
    }),
    defineField({
      name: 'limit',
      type: 'number',
      initialValue: 4,
      validation: (rule) => rule.integer().min(1).max(24),
    }),
    defineField({ name: 'action', title: 'Where the rest is', type: 'shopLink' }),
  ],
  preview: titled('Row of products'),
})

const storyBlock = defineArrayMember({
  name: 'storyBlock',
  title: 'Story',
  type: 'object',
  fields: [
    title,
    text,
    defineField({ name: 'action', type: 'shopLink' }),
    defineField({ name: 'note', type: 'localizedString' }),
    defineField({
      name: 'steps',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [title, text, image],
          preview: { select: { title: 'title.0.value', subtitle: 'text.0.value', media: 'image' } },
        }),
      ],
    }),
  ],
  preview: titled('Story'),
})

const swatch = defineArrayMember({
  name: 'swatch',
  title: 'Colour',
  type: 'object',
  fields: [
    defineField({ name: 'title', type: 'localizedString' }),
    colourField,
    defineField({ name: 'href', title: 'Address', type: 'string' }),
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'colour' } },
})

const colourStoryBlock = defineArrayMember({
  name: 'colourStoryBlock',
  title: 'Story with colours',
  type: 'object',
  fields: [
    title,
    text,
    image,
    defineField({ name: 'colours', type: 'array', of: [swatch] }),
    defineField({ name: 'action', type: 'shopLink' }),
    defineField({ name: 'note', description: 'Beside the button.', type: 'localizedString' }),
  ],
  preview: titled('Story with colours'),
})

const promisesBlock = defineArrayMember({
  name: 'promisesBlock',
  title: 'Promises',
  type: 'object',
  fields: [
    defineField({
      name: 'items',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [title, text],
          preview: { select: { title: 'title.0.value', subtitle: 'text.0.value' } },
        }),
      ],
      validation: (rule) => rule.min(1).max(4),
    }),
  ],
  preview: {
    select: { title: 'items.0.title.0.value' },
    prepare: ({ title: first }) => ({ title: first, subtitle: 'Promises' }),
  },
})

const textBlock = defineArrayMember({
  name: 'textBlock',
  title: 'Text',
  type: 'object',
  fields: [defineField({ name: 'body', type: 'localizedBlocks' })],
  preview: { prepare: () => ({ title: 'Text' }) },
})

export const page = defineType({
  name: 'page',
  title: 'Page',
  type: 'document',
  icon: DocumentTextIcon,
  fields: [
    defineField({ name: 'title', type: 'localizedString', validation: (rule) => rule.required().min(1) }),
    handleField,
    defineField({
      name: 'blocks',
      type: 'array',
      of: [
        heroBlock,
        stripBlock,
        categoryDoorsBlock,
        productRowBlock,
        storyBlock,
        colourStoryBlock,
        promisesBlock,
        textBlock,
      ],
    }),
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'handle.current' } },
})
