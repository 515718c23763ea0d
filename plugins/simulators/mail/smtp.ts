import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { receiveMail } from './entities.ts'
import type { MailStore } from './store.ts'

const sizeLimit = 10 * 1024 * 1024

/** The receiving end: any sender, any recipient, no sign-in, no encryption; on loopback only. */
export function createSmtpServer(store: MailStore, clock: () => number, down: () => boolean): SMTPServer {
  return new SMTPServer({
    banner: 'Souk mail simulator',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: sizeLimit,
    onConnect(_session, done) {
      done(down() ? refusal(421, 'Service not available (fault)') : null)
    },
    onMailFrom(_address, _session, done) {
      // A sender may keep its connection for many messages
      if (down()) done(refusal(421, 'Service not available (fault)'))
      else done(Math.random() < store.faults().errorRate ? refusal(451, 'Try again later (fault)') : null)
    },
    async onData(stream, session, done) {
      done(await take(store, clock, stream, session))
    },
  })
}

/** Answers what the sender is told: nothing for "taken". */
async function take(
  store: MailStore,
  clock: () => number,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<Error | null> {
  try {
    await accept(store, clock, stream, session)
    return stream.sizeExceeded ? refusal(552, 'Message too large') : null
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault))
  }
}

async function accept(
  store: MailStore,
  clock: () => number,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)))
  if (stream.sizeExceeded) return
  const faults = store.faults()
  if (faults.delayMs > 0) await sleep(faults.delayMs)
  // Accepted and never seen again, as mail sometimes is
  if (Math.random() < faults.drop) return
  const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
  const to = session.envelope.rcptTo.map(({ address }) => address)
  for (let copy = 0; copy <= faults.duplicate; copy += 1) {
    store.add(await receiveMail(Buffer.concat(chunks), { from, to }, new Date(clock()).toISOString()))
  }
}

function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code })
}
