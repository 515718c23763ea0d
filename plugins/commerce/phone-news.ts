import { systemActor } from '@souk/kernel'
import { type Message, type SmsNews, type SmsSender, wishOf } from '@souk/messages'
import type { CommandName, CommerceDependencies, DocumentStore } from './contract.ts'
import type { Timers } from './dispatch/timers.ts'
import type { Dispatcher } from './dispatch.ts'
import type { OrderSecrets } from './secrets.ts'
import type { WebhookOutcome, WebhookReceiver, WebhookReceivers } from './webhooks.ts'

export interface PhoneNewsParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly secrets: OrderSecrets
  readonly timers: Timers
  readonly log: CommerceDependencies['log']
}

/** The message that a phone service speaks of. */
export const messageByReference = '*[_type == "message" && reference == $reference][0]._id'
/** The service may be quicker than our own note of what it answered. */
const patience = { looks: 6, eachMs: 300 } as const

/** The receiver of a phone service's callbacks: what became of a text, and what people reply. */
export function createPhoneReceivers(sender: SmsSender | undefined, parts: PhoneNewsParts): WebhookReceivers {
  if (!sender) return {}
  const { store, dispatch, secrets, timers, log } = parts
  const actor = systemActor('Phone service')

  async function run(name: CommandName, input: unknown): Promise<WebhookOutcome> {
    const done = await dispatch(name, input, { actor })
    if (done.ok) return 'applied'
    if (done.refusal.code === 'busy') throw new Error(`too busy for ${name}`)
    log('error', 'phone news could not be applied', { name, refusal: done.refusal })
    return 'ignored'
  }

  async function messageOf(reference: string): Promise<Message | undefined> {
    for (let look = 0; look < patience.looks; look += 1) {
      if (look > 0) await timers.sleep(patience.eachMs)
      const id = await store.query<string | null>(messageByReference, { reference })
      const [document] = id === null ? [] : await store.get([id])
      if (document?._type === 'message') return document as Message
    }
    return undefined
  }

  async function status({ reference, state, failure }: Extract<SmsNews, { kind: 'status' }>): Promise<WebhookOutcome> {
    const message = await messageOf(reference)
    if (!message) return 'ignored'
    if (message.state === state) return 'duplicate'
    return run('recordMessage', { messageId: message._id, state, ...(failure !== undefined && { failure }) })
  }

  const receive: WebhookReceiver = async (headers, body) => {
    const news = sender.verify(headers, body)
    if (!news) return 'refused'
    if (news.kind === 'status') return status(news)
    const wish = news.kind === 'reply' ? wishOf(news.text) : undefined
    if (news.kind === 'nothing' || !wish) return 'ignored'
    const contactHash = secrets.contactHash('sms', news.from)
    return run('recordWish', { contactHash, wish, reason: news.text.trim().slice(0, 20) })
  }
  return { [sender.name]: receive }
}
