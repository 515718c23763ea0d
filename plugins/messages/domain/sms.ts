/** A text message ready to send. */
export interface Sms {
  /** Our message's id, for the log. The phone services know no idempotency key. */
  readonly id: string
  /** E.164. */
  readonly to: string
  readonly text: string
  /** Set when an earlier try may have got through: the sender looks for that one, sent since then, before it sends. */
  readonly maybeSentSince?: string
}

/** What a phone service says of a message it has taken. */
export type SmsState = 'sent' | 'delivered' | 'undelivered' | 'failed'

/** How a send went. `stopped`: they asked this number's owner to be left alone. `rejected` is final. */
export type SmsAnswer =
  | { readonly state: 'sent'; readonly reference: string }
  | { readonly state: 'rejected'; readonly reason: string }
  | { readonly state: 'stopped'; readonly reason: string }

/** What a verified callback tells. */
export type SmsNews =
  | { readonly kind: 'status'; readonly reference: string; readonly state: SmsState; readonly failure?: string }
  | { readonly kind: 'reply'; readonly reference: string; readonly from: string; readonly text: string }
  /** Verified, and nothing that changes anything. */
  | { readonly kind: 'nothing' }

/** Port. Temporary faults are thrown and retried. */
export interface SmsSender {
  /** The `:source` of its callbacks under `/webhooks/`. */
  readonly name: string
  send(sms: Sms): Promise<SmsAnswer>
  /** Asks again what became of a message, because callbacks get lost. */
  read(reference: string): Promise<{ readonly state: SmsState; readonly failure?: string }>
  /** Undefined when the signature does not fit. */
  verify(headers: Headers, body: string): SmsNews | undefined
}

const stops = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'])
const starts = new Set(['START', 'UNSTOP', 'YES'])

/** What a reply asks for: the words that phone services agree on, alone in the message. */
export function wishOf(text: string): 'stop' | 'resume' | undefined {
  const word = text.trim().toUpperCase()
  return stops.has(word) ? 'stop' : starts.has(word) ? 'resume' : undefined
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extended = new Set('^{}\\[~]|€')

/** Parts that a text is carried in: 160 characters of the GSM alphabet (3GPP 23.038), else 70 UTF-16 units; 153 and 67 when there are several. */
export function smsSegments(text: string): number {
  const plain = [...text].every((char) => basic.has(char) || extended.has(char))
  const size = plain ? [...text].reduce((sum, char) => sum + (extended.has(char) ? 2 : 1), 0) : text.length
  const [whole, part] = plain ? [160, 153] : [70, 67]
  return size <= whole ? 1 : Math.ceil(size / part)
}
