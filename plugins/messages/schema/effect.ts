import { BoltIcon } from '@sanity/icons/Bolt'
import { stateOptions } from '@souk/kernel'
import { defineField, defineType } from 'sanity'
import { effectLifecycle } from '../domain/effect-states.ts'

/** Work for the outside world: a refund, a label, a mail. The runner leases it, does it and reports. */
export const effect = defineType({
  name: 'effect',
  title: 'Effect',
  type: 'document',
  icon: BoltIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    defineField({ name: 'kind', type: 'string' }),
    defineField({ name: 'subject', description: 'Id of the document that the work follows from.', type: 'string' }),
    defineField({ name: 'state', type: 'string', options: { list: [...stateOptions(effectLifecycle)] } }),
    defineField({ name: 'attempts', type: 'number' }),
    defineField({ name: 'nextAt', type: 'datetime' }),
    defineField({ name: 'leaseUntil', type: 'datetime' }),
    defineField({ name: 'leaseOwner', type: 'string' }),
    defineField({ name: 'lastError', type: 'string' }),
    defineField({ name: 'createdAt', type: 'datetime' }),
    defineField({ name: 'doneAt', type: 'datetime' }),
  ],
  preview: {
    select: { kind: 'kind', state: 'state', subject: 'subject' },
    prepare: ({ kind, state, subject }) => ({
      title: `${kind} · ${stateOptions(effectLifecycle).find(({ value }) => value === state)?.title ?? state}`,
      subtitle: subject,
    }),
  },
})
