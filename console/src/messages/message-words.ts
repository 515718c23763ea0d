import { isTemplate, type Message, messageTemplates } from '@souk/messages'

/** A row of the message log. */
export interface MessageRow
  extends Pick<Message, '_id' | '_rev' | 'channel' | 'template' | 'language' | 'to' | 'state' | 'createdAt'> {
  readonly subject: string | null
  readonly order: string | null
  readonly orderNumber: string | null
  readonly failure: string | null
}

/** How staff call the ways we write. */
export const channels = {
  email: { title: 'E-mail' },
  sms: { title: 'Text message' },
} as const satisfies Record<Message['channel'], { readonly title: string }>

/** What staff call a template; its own name when it is none of ours. */
export const templateTitle = (template: string): string =>
  isTemplate(template) ? messageTemplates[template].title : template
