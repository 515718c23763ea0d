import type { Callbacks } from './callbacks.ts'
import { newSid, type SimSms, type SmsStatus, segmentsOf } from './entities.ts'
import type { SmsStore } from './store.ts'

export interface DeskSettings {
  readonly store: SmsStore
  readonly callbacks: Callbacks
  readonly clock: () => number
  readonly accountSid: string
  /** The shop's own number. */
  readonly from: string
  readonly inboundUrl: string
}

const stops = /^(stop|stopall|unsubscribe|cancel|end|quit|revoke|optout)$/i
const starts = /^(start|unstop|yes)$/i
const stopAnswer =
  'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.'
const startAnswer =
  'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.'

/** How long a message takes to its phone, in ms. */
const stepMs = { sent: 150, end: 450 } as const

/** What happens to messages between the API and the phones. */
export class SmsDesk {
  private readonly settings: DeskSettings
  private readonly timers = new Set<NodeJS.Timeout>()

  constructor(settings: DeskSettings) {
    this.settings = settings
  }

  /** Takes a message from the API: it is sent, then it reaches the phone, or not when that one is off. */
  send(sms: Pick<SimSms, 'from' | 'to' | 'body' | 'callback'>): SimSms {
    const { store } = this.settings
    const made = this.made(sms, 'outbound-api', 'queued')
    store.add(made)
    if (sms.callback !== null) store.set('publicUrl', sms.callback)
    this.later(stepMs.sent, () => this.move(made.sid, 'sent', null))
    this.later(stepMs.end, () => {
      const off = store.marked(made.to, 'off')
      this.move(made.sid, off ? 'undelivered' : 'delivered', off ? 30003 : null)
    })
    return made
  }

  /** A person types a reply. STOP and START are the vendor's own business too, and it answers them itself. */
  reply(from: string, body: string): SimSms {
    const { store, callbacks, inboundUrl, accountSid } = this.settings
    const sms = this.made({ from, to: this.settings.from, body, callback: null }, 'inbound', 'received')
    store.add(sms)
    const word = body.trim()
    const kind = stops.test(word) ? 'STOP' : starts.test(word) ? 'START' : undefined
    if (kind) this.obey(from, kind)
    const named = store.setting('publicUrl')
    callbacks.queue(typeof named === 'string' ? named : inboundUrl, inboundForm(sms, accountSid, kind), 0)
    return sms
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer)
  }

  /** Goes on with what a restart has interrupted. */
  resume(): void {
    for (const sms of this.settings.store.list(1000).filter(({ status }) => status === 'queued' || status === 'sent'))
      this.later(stepMs.sent, () => this.move(sms.sid, 'delivered', null))
  }

  private obey(phone: string, kind: 'STOP' | 'START'): void {
    const { store, from } = this.settings
    store.mark(phone, 'stopped', kind === 'STOP')
    const body = kind === 'STOP' ? stopAnswer : startAnswer
    store.add(this.made({ from, to: phone, body, callback: null }, 'outbound-reply', 'delivered'))
  }

  private made(
    sms: Pick<SimSms, 'from' | 'to' | 'body' | 'callback'>,
    direction: SimSms['direction'],
    status: SmsStatus,
  ): SimSms {
    const at = this.settings.clock()
    return { sid: newSid(), direction, ...sms, status, errorCode: null, createdAt: at, updatedAt: at, sentAt: null }
  }

  private move(sid: string, status: SmsStatus, errorCode: number | null): void {
    const { store, callbacks, clock, accountSid } = this.settings
    const sms = store.get(sid)
    if (!sms) return
    const moved = { ...sms, status, errorCode, updatedAt: clock(), sentAt: sms.sentAt ?? clock() }
    store.replace(moved)
    if (sms.callback !== null) callbacks.queue(sms.callback, statusForm(moved, accountSid), 0)
  }

  private later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      work()
    }, ms).unref()
    this.timers.add(timer)
  }
}

const statusForm = ({ sid, status, to, from, errorCode }: SimSms, accountSid: string) => ({
  SmsSid: sid,
  SmsStatus: status,
  MessageStatus: status,
  To: to,
  MessageSid: sid,
  AccountSid: accountSid,
  From: from,
  ApiVersion: '2010-04-01',
  ...(errorCode !== null && { ErrorCode: String(errorCode) }),
})

const inboundForm = ({ sid, body, to, from }: SimSms, accountSid: string, kind: string | undefined) => ({
  SmsMessageSid: sid,
  NumMedia: '0',
  SmsSid: sid,
  SmsStatus: 'received',
  Body: body,
  To: to,
  NumSegments: String(segmentsOf(body)),
  MessageSid: sid,
  AccountSid: accountSid,
  From: from,
  ApiVersion: '2010-04-01',
  ...(kind && { OptOutType: kind }),
})
