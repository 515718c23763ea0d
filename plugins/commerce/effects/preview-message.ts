import { type Clock, ok, type Refusal, type Result, refuse, type StoredDocument } from '@souk/kernel'
import { isTemplate, type Message, messageRefusals, type TemplateName, writeLetter, writeText } from '@souk/messages'
import type { StockLevel } from '@souk/inventory'
import type { OrderSecrets } from '../secrets.ts'
import { createFactLoaders, type FactParts, TooLate } from './message-facts.ts'
import { levelsTold } from './send-messages.ts'
import type { DocumentStore } from '../contract.ts'

/** How a message reads. `html` is for mails alone; `late`: why it would not be written any more. */
export type MessagePreview =
  | { readonly subject: string; readonly text: string; readonly html: string }
  | { readonly text: string }
  | { readonly late: string }

export interface PreviewParts {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly publicOrigin: string
  readonly secrets: OrderSecrets
  readonly read: FactParts['read']
}

/** Stands where the real message has a key. */
const hidden = 'only-in-the-message'

/** What is a key to somebody's order, ticket or account is left out: whoever looks is not whom it was sent to. */
const withoutKeys = (secrets: OrderSecrets): OrderSecrets => ({
  ...secrets,
  accessToken: () => hidden,
  pinFor: () => '••••',
  verificationToken: () => hidden,
  verificationCode: () => '••••••',
})

/** The number that a courier from outside asks for is the shopper's to say, so a parcel is read without it. */
const withoutPin =
  (read: FactParts['read']): FactParts['read'] =>
  async <Doc extends StoredDocument>(id: string): Promise<Doc> => {
    const found = await read<Doc>(id)
    return 'pin' in found ? { ...found, pin: '••••' } : found
  }

/** Writes messages as they would be sent now, for staff to read. */
export function createMessagePreview({ store, clock, publicOrigin, read, ...parts }: PreviewParts) {
  const lowTogether = (lowSince: string) => store.query<readonly StockLevel[]>(levelsTold, { lowSince })
  const secrets = withoutKeys(parts.secrets)
  const loaders = createFactLoaders({ read: withoutPin(read), lowTogether, secrets, publicOrigin })

  async function write<Name extends TemplateName>(name: Name, message: Message): Promise<MessagePreview> {
    const facts = await loaders[name](message, clock())
    if (message.channel === 'sms') return { text: writeText(name, facts) ?? '' }
    const letter = writeLetter(name, facts)
    if (!letter) throw new TooLate('it is not sent by mail')
    const { renderMail } = await import('@souk/messages/templates')
    return renderMail(letter)
  }

  /** Refuses `message_not_found`. */
  return async (messageId: string): Promise<Result<MessagePreview, Refusal>> => {
    const [found] = await store.get([messageId])
    if (found?._type !== 'message')
      return refuse({ code: 'message_not_found', message: messageRefusals.message_not_found.staff })
    const message = found as Message
    if (!isTemplate(message.template)) return ok({ late: `there is no template ${message.template} any more` })
    try {
      return ok(await write(message.template, message))
    } catch (error) {
      if (error instanceof TooLate) return ok({ late: error.message })
      throw error
    }
  }
}
