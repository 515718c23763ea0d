import twilio from 'twilio'
import type { SmsAnswer, SmsNews, SmsSender, SmsState } from '../../domain/sms.ts'
import { rebasedClient } from './rebased-client.ts'

/** How the Twilio sender reaches its account. */
export interface TwilioSettings {
  readonly accountSid: string
  readonly authToken: string
  /** The shop's number in E.164, or a messaging service (`MG...`). */
  readonly from: string
  /** The public address of `/webhooks/twilio`: status callbacks go there, and signatures name it. */
  readonly webhookUrl: string
  /** Another address than Twilio's own. */
  readonly apiBase?: string
  /** Milliseconds a request may take; 10 s when left out. */
  readonly timeout?: number
}

/** What the vendor's words mean to us. One that is not here means that it is still under way. */
const states: Readonly<Record<string, SmsState>> = {
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
}
/** The owner of the number has said STOP to the vendor. */
const unsubscribed = 21610

/** Text messages through Twilio's own SDK. Built by the storefront's composition root. */
export function createTwilioSender(settings: TwilioSettings): SmsSender {
  const { accountSid, authToken, from, webhookUrl } = settings
  const client = twilio(accountSid, authToken, {
    httpClient: rebasedClient(settings.apiBase, settings.timeout ?? 10_000),
  })

  /** An earlier try that got through although we never heard of it; the vendor knows no idempotency key. */
  async function sentBefore(to: string, text: string, since: string): Promise<string | undefined> {
    const known = await client.messages.list({ to, limit: 20 })
    const same = known.find(({ body, dateCreated, status }) => {
      // The vendor tells whole seconds
      const young = dateCreated.getTime() >= Math.floor(Date.parse(since) / 1000) * 1000
      return body === text && young && status !== 'failed' && status !== 'canceled'
    })
    return same?.sid
  }

  return {
    name: 'twilio',
    async send({ to, text, maybeSentSince }): Promise<SmsAnswer> {
      const before = maybeSentSince === undefined ? undefined : await sentBefore(to, text, maybeSentSince)
      if (before !== undefined) return { state: 'sent', reference: before }
      const sender = from.startsWith('MG') ? { messagingServiceSid: from } : { from }
      try {
        const { sid } = await client.messages.create({ to, body: text, statusCallback: webhookUrl, ...sender })
        return { state: 'sent', reference: sid }
      } catch (fault) {
        return refusalOf(fault)
      }
    },
    async read(reference) {
      const { status, errorCode, errorMessage } = await client.messages(reference).fetch()
      return { state: states[status] ?? 'sent', ...failureOf(errorCode, errorMessage) }
    },
    verify(headers, body): SmsNews | undefined {
      const params = Object.fromEntries(new URLSearchParams(body))
      const signature = headers.get('x-twilio-signature') ?? ''
      if (authToken === '' || !twilio.validateRequest(authToken, signature, webhookUrl, params)) return undefined
      return params['AccountSid'] === accountSid ? newsOf(params) : undefined
    },
  }
}

function newsOf(params: Readonly<Record<string, string>>): SmsNews {
  const { MessageSid: reference = '', MessageStatus: status, From: from, Body: text, ErrorCode: code } = params
  if (reference === '') return { kind: 'nothing' }
  if (status !== undefined) {
    const state = states[status]
    return state ? { kind: 'status', reference, state, ...failureOf(Number(code ?? 0)) } : { kind: 'nothing' }
  }
  return from === undefined || text === undefined ? { kind: 'nothing' } : { kind: 'reply', reference, from, text }
}

const failureOf = (code: number | null | undefined, words?: string | null) =>
  code ? { failure: `Twilio ${code}${words ? `: ${words}` : ''}` } : {}

/** 400 is final: this message cannot be sent. Everything else is the account's or the network's, and may work later. */
function refusalOf(fault: unknown): SmsAnswer {
  if (!(fault instanceof Error) || !('status' in fault) || fault.status !== 400) throw fault
  const code = 'code' in fault ? fault.code : undefined
  const reason = `Twilio ${String(code)}: ${fault.message}`.slice(0, 400)
  return { state: code === unsubscribed ? 'stopped' : 'rejected', reason }
}
