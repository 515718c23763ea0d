import { randomUUID } from 'node:crypto'
import PostalMime from 'postal-mime'

/** A message as it arrived, in the shape that `GET /_sim/messages` answers. */
export interface ReceivedMail {
  readonly id: string
  /** When it arrived, ISO with `Z`. */
  readonly at: string
  readonly messageId: string | null
  readonly from: string
  /** The addresses of the envelope: who it was really delivered to. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string | null
  /** Addresses that the message links to, in order, without repeats. */
  readonly links: readonly string[]
  readonly headers: Readonly<Record<string, string>>
}

/** Parses a raw message. The envelope says who sent it and to whom, not the headers. */
export async function receiveMail(
  raw: Uint8Array,
  envelope: { readonly from: string; readonly to: readonly string[] },
  at: string,
): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(raw)
  const text = mail.text ?? ''
  const html = mail.html ?? null
  return {
    id: randomUUID(),
    at,
    messageId: mail.messageId ?? null,
    from: mail.from?.address ?? envelope.from,
    to: envelope.to,
    subject: mail.subject ?? '',
    text,
    html,
    links: linksOf(`${html ?? ''}\n${text}`),
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  }
}

function linksOf(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s"'<>)\]]+/g) ?? []
  return [...new Set(found.map((link) => link.replaceAll('&amp;', '&').replace(/[.,;]$/, '')))]
}
