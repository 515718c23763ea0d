import { type Instant, type Clock, plusMs, instant } from '@souk/kernel'
import {
  isStopped,
  isTemplate,
  type Message,
  type Outcome,
  type SmsSender,
  type Suppression,
  suppressionId,
  type TemplateName,
  writeLetter,
  writeText,
} from '@souk/messages'
import type { SiteSettings } from '@souk/catalog'
import type { StockLevel } from '@souk/inventory'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import type { OrderSecrets } from '../secrets.ts'
import { createFactLoaders, type ReadOne, TooLate } from './message-facts.ts'
import type { EffectHandler } from './runner.ts'

export interface MessageParts extends Pick<CommerceDependencies, 'mailer' | 'publicOrigin'> {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly sms: SmsSender | undefined
  readonly secrets: OrderSecrets
  readonly read: ReadOne
  /** Tells how it went, once per name. */
  readonly record: (message: Message, outcome: Outcome, name: string, at: Instant | undefined) => Promise<void>
  /** Notes that somebody asked for silence. */
  readonly silence: (to: string, reason: string, name: string, at: Instant | undefined) => Promise<void>
}

/** Levels marked at one moment. */
export const levelsTold = '*[_type == "stockLevel" && lowSince == $lowSince] | order(_id asc)[0...50]'
/** When we ask the phone service what became of a text whose callbacks did not come, in ms after it was sent. */
const askAgainMs = [10 * 60_000, 60 * 60_000, 24 * 60 * 60_000] as const

/** The effects `mail` and `sms`: each renders its message from the documents of this moment, sends it, and reports. */
export function createMessageHandlers(parts: MessageParts): Readonly<Record<'mail' | 'sms', EffectHandler>> {
  const { read, record, mailer, clock } = parts
  const lowTogether = (lowSince: string) => parts.store.query<readonly StockLevel[]>(levelsTold, { lowSince })
  const loaders = createFactLoaders({ ...parts, lowTogether })
  const nameOf = ({ template }: Message): TemplateName => {
    if (!isTemplate(template)) throw new Error(`there is no template ${template}`)
    return template
  }
  const lateOr = (error: unknown): string => {
    if (error instanceof TooLate) return error.message
    throw error
  }

  async function letterOf<Name extends TemplateName>(name: Name, message: Message, now: Instant) {
    const letter = writeLetter(name, await loaders[name](message, now))
    if (!letter) throw new Error(`${name} is not sent by mail`)
    // React and its components are a second of start-up that only those who send mail pay for.
    const { renderMail } = await import('@souk/messages/templates')
    return renderMail(letter)
  }

  async function textOf<Name extends TemplateName>(name: Name, message: Message, now: Instant) {
    const text = writeText(name, await loaders[name](message, now))
    if (text === undefined) throw new Error(`${name} is not sent to phones`)
    return text
  }

  async function mail({ _id, subject: messageId }: Parameters<EffectHandler>[0], at: Instant | undefined) {
    const message = await read<Message>(messageId)
    if (message.state !== 'queued') return
    const content = await letterOf(nameOf(message), message, at ?? clock()).catch(lateOr)
    if (typeof content === 'string') return record(message, unsent(content), _id, at)
    const settings = await read<SiteSettings>('siteSettings')
    const from = { name: settings.name, address: settings.email }
    const sent = await mailer.send({ id: message._id, from, to: message.to, ...content })
    const { subject } = content
    return record(message, sent.state === 'sent' ? { state: 'sent', subject } : failed(sent.reason), _id, at)
  }

  async function sms(effect: Parameters<EffectHandler>[0], at: Instant | undefined): Promise<Instant | undefined> {
    const { _id, subject: messageId } = effect
    const message = await read<Message>(messageId)
    if (message.state === 'sent') return followUp(parts, message, effect._id, at)
    if (message.state !== 'queued') return undefined
    if (!parts.sms) return void (await record(message, failed('this shop sends no text messages'), _id, at))
    const [stopped] = await parts.store.get([suppressionId(parts.secrets.contactHash('sms', message.to))])
    if (isStopped(stopped as Suppression | undefined))
      return void (await record(message, unsent('they wrote STOP'), _id, at))
    const text = await textOf(nameOf(message), message, at ?? clock()).catch((error: unknown) => ({
      late: lateOr(error),
    }))
    if (typeof text === 'object') return void (await record(message, unsent(text.late), _id, at))
    const again = effect.attempts > 1 ? { maybeSentSince: message.createdAt } : {}
    const sent = await parts.sms.send({ id: message._id, to: message.to, text, ...again })
    if (sent.state === 'stopped') {
      await parts.silence(message.to, sent.reason, _id, at)
      return void (await record(message, unsent(sent.reason), _id, at))
    }
    if (sent.state === 'rejected') return void (await record(message, failed(sent.reason), _id, at))
    await record(message, { state: 'sent', reference: sent.reference }, _id, at)
    return plusMs(at ?? clock(), askAgainMs[0])
  }

  return { mail, sms }
}

const unsent = (failure: string): Outcome => ({ state: 'suppressed', failure })
const failed = (failure: string): Outcome => ({ state: 'failed', failure: failure.slice(0, 500) })

/** Callbacks get lost: asks what became of a text, and says when to ask next; undefined when there is nothing to wait for. */
async function followUp(
  { sms, clock, record }: MessageParts,
  message: Message,
  effectId: string,
  at: Instant | undefined,
): Promise<Instant | undefined> {
  if (!sms || message.reference === undefined || message.sentAt === undefined) return undefined
  const told = await sms.read(message.reference)
  if (told.state !== 'sent') return void (await record(message, told, `${effectId}-${told.state}`, at))
  const sentAt = instant(message.sentAt)
  const now = at ?? clock()
  return askAgainMs.map((ms) => plusMs(sentAt, ms)).find((next) => next > now)
}
