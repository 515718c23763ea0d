import { CaseIcon } from '@sanity/icons/Case'
import { FolderIcon } from '@sanity/icons/Folder'
import { ThListIcon } from '@sanity/icons/ThList'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { catalogImageFields, grounds } from './parts.ts'
import { handleField } from './product.ts'

export const category = defineType({
  name: 'category',
  title: 'Category',
  type: 'document',
  icon: FolderIcon,
  fields: [
    defineField({ name: 'title', type: 'localizedString', validation: (rule) => rule.required().min(1) }),
    handleField,
    defineField({ name: 'summary', type: 'localizedString' }),
    defineField({ name: 'image', type: 'image', options: { hotspot: true }, fields: catalogImageFields }),
    defineField({ name: 'ground', type: 'string', options: { list: [...grounds] } }),
    defineField({ name: 'position', type: 'number', initialValue: 1, validation: (rule) => rule.integer() }),
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'handle.current', media: 'image' } },
})

export const collection = defineType({
  name: 'collection',
  title: 'Collection',
  type: 'document',
  icon: ThListIcon,
  fields: [
    defineField({ name: 'title', type: 'localizedString', validation: (rule) => rule.required().min(1) }),
    handleField,
    defineField({ name: 'summary', type: 'localizedString' }),
    defineField({
      name: 'products',
      description: 'In the order of its page, which is /collections/ and the handle.',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'product' }] })],
      validation: (rule) => rule.unique(),
    }),
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'handle.current' } },
})

export const seller = defineType({
  name: 'seller',
  title: 'Seller',
  type: 'document',
  icon: CaseIcon,
  fields: [
    defineField({ name: 'name', type: 'string', validation: (rule) => rule.required() }),
    defineField({ name: 'about', type: 'localizedText' }),
  ],
  preview: { select: { title: 'name', subtitle: 'about.0.value' } },
})
