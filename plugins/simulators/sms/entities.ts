import { randomBytes } from 'node:crypto'

export type SmsStatus = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'received'
export type SmsDirection = 'outbound-api' | 'outbound-reply' | 'inbound'

/** A text message as the store keeps it; the API's and the pages' shapes are made of it. */
export interface SimSms {
  readonly sid: string
  readonly direction: SmsDirection
  readonly from: string
  readonly to: string
  readonly body: string
  readonly status: SmsStatus
  readonly errorCode: number | null
  /** Where its news is posted. */
  readonly callback: string | null
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly updatedAt: number
  readonly sentAt: number | null
}

export const newSid = (): string => `SM${randomBytes(16).toString('hex')}`

const words: Readonly<Record<number, string>> = { 30003: 'Unreachable destination handset' }

const date = (at: number | null) => (at === null ? null : new Date(at).toUTCString().replace('GMT', '+0000'))

/** Parts as the vendor counts them: 160 or 153 characters of the GSM alphabet, 70 or 67 UTF-16 units beyond it. */
export function segmentsOf(text: string): number {
  const plain = /^[\n\r !-Z_a-z£¥èéùìòÇØøÅåÆæßÉ¤¡ÄÖÑÜ§¿äöñüàΔΦΓΛΩΠΨΣΘΞ^{}\\[~\]|€@$]*$/.test(text)
  const size = plain ? text.length + (text.match(/[\^{}\\[~\]|€]/g)?.length ?? 0) : text.length
  const [whole, part] = plain ? [160, 153] : [70, 67]
  return size <= whole ? 1 : Math.ceil(size / part)
}

/** The vendor's Message resource, API version 2010-04-01. */
export function messageResource(sms: SimSms, accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${sms.sid}.json`
  return {
    sid: sms.sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: sms.body,
    date_created: date(sms.createdAt),
    date_sent: date(sms.sentAt),
    date_updated: date(sms.updatedAt),
    direction: sms.direction,
    error_code: sms.errorCode,
    error_message: sms.errorCode === null ? null : (words[sms.errorCode] ?? 'Unknown error'),
    from: sms.from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(segmentsOf(sms.body)),
    price: null,
    price_unit: 'USD',
    status: sms.status,
    to: sms.to,
    uri,
    subresource_uris: { media: uri.replace('.json', '/Media.json') },
  }
}

/** The shape that `GET /_sim/messages` answers. */
export const simShape = ({ sid, direction, from, to, body, status, errorCode, createdAt }: SimSms) => ({
  id: sid,
  at: new Date(createdAt).toISOString(),
  direction,
  from,
  to,
  text: body,
  status,
  errorCode,
  segments: segmentsOf(body),
  links: [...new Set((body.match(/https?:\/\/[^\s"'<>)\]]+/g) ?? []).map((link) => link.replace(/[.,;]$/, '')))],
})
