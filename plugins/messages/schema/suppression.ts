import { CloseCircleIcon } from '@sanity/icons/CloseCircle'
import { defineField, defineType } from 'sanity'

/** Somebody asked us to be quiet. The contact is not kept, only its hash in the id. */
export const suppression = defineType({
  name: 'suppression',
  title: 'Asked for silence',
  type: 'document',
  icon: CloseCircleIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    defineField({ name: 'channel', type: 'string', options: { list: ['email', 'sms'] } }),
    defineField({ name: 'state', type: 'string', options: { list: ['stopped', 'resumed'] } }),
    defineField({ name: 'at', type: 'datetime' }),
    defineField({ name: 'reason', type: 'string' }),
  ],
  preview: { select: { title: 'state', subtitle: 'at' } },
})
