import { EnvelopeIcon } from '@sanity/icons/Envelope'
import { stateOptions } from '@souk/kernel'
import { defineField, defineType } from 'sanity'
import { messageLifecycle } from '../domain/message-states.ts'
import { messageTemplates } from '../domain/templates.ts'

const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
const moments = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'datetime' }))
const templates = Object.entries(messageTemplates).map(([value, { title }]) => ({ value, title }))
const titleOf = (template: unknown) => templates.find(({ value }) => value === template)?.title

/** One send. Its text is not kept: it follows from the documents that it is about. */
export const message = defineType({
  name: 'message',
  title: 'Message',
  type: 'document',
  icon: EnvelopeIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    defineField({ name: 'channel', type: 'string', options: { list: ['email', 'sms'] } }),
    defineField({ name: 'template', type: 'string', options: { list: templates } }),
    ...strings('language', 'to', 'subject', 'order', 'about', 'resendOf'),
    defineField({ name: 'state', type: 'string', options: { list: [...stateOptions(messageLifecycle)] } }),
    ...moments('createdAt', 'sentAt', 'settledAt'),
    ...strings('reference', 'failure'),
  ],
  preview: {
    select: { subject: 'subject', template: 'template', state: 'state', at: 'createdAt' },
    prepare: ({ subject, template, state, at }) => ({
      title: subject || titleOf(template),
      subtitle: [stateOptions(messageLifecycle).find(({ value }) => value === state)?.title, at]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
