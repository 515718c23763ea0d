import type { AddressInfo } from 'node:net'
import { fromLoopback, json } from '../http/answers.ts'
import type { Faults } from '../http/faults.ts'
import { httpServer, type Request } from '../http/serve.ts'
import { styleSheet } from '../http/style.ts'
import { inboxPage, messageHtml, messagePage } from './pages/inbox.ts'
import { answerControl } from './routes/control.ts'
import { createSmtpServer } from './smtp.ts'
import { MailStore } from './store.ts'

/** How a mail simulator is made. Port 0 picks a free one. */
export interface MailSimulatorOptions {
  /** Folder of its SQLite file, or `:memory:`. */
  readonly dataDir: string
  readonly smtpPort: number
  readonly httpPort: number
  /** Milliseconds since 1970; stamps what arrives. */
  readonly clock?: () => number
}

/** A running pair of servers: SMTP in, inbox out. */
export interface MailSimulator {
  listen(): Promise<void>
  close(): Promise<void>
  /** Address of the inbox. */
  readonly url: string
  /** `smtp://host:port` for senders. */
  readonly smtpUrl: string
}

/** A mailbox for the whole world: takes every message over SMTP and shows it to people and tests. */
export function createMailSimulator(options: MailSimulatorOptions): MailSimulator {
  const store = new MailStore(options.dataDir)
  let downUntil = 0
  let smtpPort = 0
  const smtp = createSmtpServer(store, options.clock ?? Date.now, () => Date.now() < downUntil)
  const setFaults = (faults: Faults) => {
    downUntil = Date.now() + faults.downMs
    store.setFaults(faults)
  }
  const http = httpServer((request) => answer(store, setFaults, request))
  smtp.on('error', (fault: Error) => console.error(fault))
  return {
    get url() {
      return http.url
    },
    get smtpUrl() {
      return `smtp://localhost:${smtpPort}`
    },
    async listen() {
      smtpPort = await new Promise<number>((resolve, reject) => {
        smtp.once('error', reject)
        const tcp = smtp.listen(options.smtpPort, '127.0.0.1', () => {
          smtp.off('error', reject)
          resolve((tcp.address() as AddressInfo).port)
        })
      })
      await http.listen(options.httpPort)
    },
    async close() {
      await Promise.all([http.close(), new Promise<void>((resolve) => smtp.close(() => resolve()))])
      store.close()
    },
  }
}

function answer(store: MailStore, setFaults: (faults: Faults) => void, request: Request) {
  const [first = '', id = '', part = ''] = request.url.pathname.split('/').slice(1)
  if (first === '_sim') return answerControl(store, setFaults, request)
  if (first === 'style.css') return styleSheet
  if (!fromLoopback(request)) return json(403, { error: 'The inbox answers loopback hosts only.' })
  if (first === '') {
    const to = request.url.searchParams.get('to') || undefined
    return inboxPage(store.list(to, 200), store.count(), to)
  }
  const mail = first === 'messages' ? store.get(id) : undefined
  if (!mail) return json(404, { error: 'No such message.' })
  return part === 'html' ? messageHtml(mail) : messagePage(mail)
}
