import { createTransport } from 'nodemailer'
import type { Mail, Mailer } from '../../domain/mailer.ts'

/** How the SMTP sender reaches its server. */
export interface SmtpSettings {
  /** `smtp://user:password@host:port`, or `smtps://`. */
  readonly url: string
  /** What follows the `@` in Message-IDs: a name that is ours. */
  readonly domain: string
  /** Milliseconds that one step of the conversation may take; 10 s when left out. */
  readonly timeout?: number
}

/** A mailer that can be closed, so that a server can end. */
export interface SmtpMailer extends Mailer {
  close(): void
}

/** Mail by SMTP. Built by the storefront's composition root. */
export function createSmtpMailer(settings: SmtpSettings): SmtpMailer {
  const timeout = settings.timeout ?? 10_000
  const transport = createTransport({
    url: settings.url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // A message is made of what it is given, never of files or addresses that its text could name
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      const wrong = unfit(mail)
      if (wrong !== undefined) return { state: 'rejected', reason: wrong }
      try {
        await transport.sendMail({
          messageId: `<${mail.id}@${settings.domain}>`,
          from: mail.from,
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
        })
        return { state: 'sent' }
      } catch (fault) {
        const reason = finalRefusal(fault)
        if (reason === undefined) throw fault
        return { state: 'rejected', reason }
      }
    },
    close: () => transport.close(),
  }
}

/** Says why a mail must not be sent: a line break in a header would let its writer add headers of his own. */
function unfit(mail: Mail): string | undefined {
  const headers = { id: mail.id, to: mail.to, subject: mail.subject, name: mail.from.name, from: mail.from.address }
  const broken = Object.entries(headers).find(([, value]) => hasControl(value))
  if (broken) return `${broken[0]} holds a line break or another control character`
  if (!/^[^\s<>]{1,200}$/.test(mail.id)) return 'id cannot be a Message-ID'
  if (![mail.to, mail.from.address].every((address) => /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(address))) {
    return 'an address is not a plain one@host'
  }
  return undefined
}

function hasControl(text: string): boolean {
  return [...text].some(
    (char) => (char.codePointAt(0) ?? 0) < 32 || char === '\u007f' || char === '\u2028' || char === '\u2029',
  )
}

/** 5xx answers are final (RFC 5321 4.2.1); everything else may work later. A refused sign-in is ours to mend. */
function finalRefusal(fault: unknown): string | undefined {
  if (!(fault instanceof Error) || !('responseCode' in fault)) return undefined
  const { responseCode } = fault
  const ours = 'code' in fault && fault.code === 'EAUTH'
  return typeof responseCode === 'number' && responseCode >= 500 && !ours ? fault.message : undefined
}
