import { ComposeIcon } from '@sanity/icons/Compose'
import { defineField, defineType } from 'sanity'
import { ticketCategories } from '../domain/categories.ts'

/** Words that staff use often, in every language of the shop. Edited here, used in the console. */
export const cannedReply = defineType({
  name: 'cannedReply',
  title: 'Canned reply',
  type: 'document',
  icon: ComposeIcon,
  fields: [
    defineField({
      name: 'title',
      type: 'string',
      description: 'What staff pick it by.',
      validation: (rule) => rule.required().max(80),
    }),
    defineField({
      name: 'category',
      type: 'string',
      description: 'Shown first for tickets of this kind.',
      options: { list: Object.entries(ticketCategories).map(([value, { title }]) => ({ value, title })) },
    }),
    defineField({
      name: 'body',
      type: 'localizedText',
      description: '{name} and {number} are filled in with the shopper’s name and the ticket’s number.',
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'position', type: 'number' }),
  ],
  preview: { select: { title: 'title', subtitle: 'category' } },
})
