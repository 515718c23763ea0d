import { EnvelopeIcon } from '@sanity/icons/Envelope'
import { stateOptions } from '@souk/kernel'
import { defineField, defineType } from 'sanity'
import { messageLifecycle } from '../domain/message-states.ts'

const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
const moments = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'datetime' }))

const message = defineType({
  name: 'message',
  title: 'Message',
  type: 'document',
  icon: EnvelopeIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...strings('channel', 'template', 'language', 'to', 'subject', 'order'),
    defineField({ name: 'state', type: 'string', options: { list: [...stateOptions(messageLifecycle)] } }),
    ...moments('createdAt', 'sentAt'),
    ...strings('failure'),
  ],
  preview: {
    select: { subject: 'subject', state: 'state', at: 'createdAt' },
    prepare: ({ subject, state, at }) => ({
      title: subject,
      subtitle: [stateOptions(messageLifecycle).find(({ value }) => value === state)?.title, at]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})

/** Operational: changed by commands only. */
export const schemaTypes = [message]
