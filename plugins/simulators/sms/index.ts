import type { Faults } from '../http/faults.ts'
import { type HttpServer, httpServer, type Request } from '../http/serve.ts'
import { answerApi } from './api.ts'
import { Callbacks } from './callbacks.ts'
import { answerControl } from './control.ts'
import { SmsDesk } from './desk.ts'
import { answerPages } from './pages/routes.ts'
import { SmsStore } from './store.ts'

/** How a phone simulator is made. */
export interface SmsSimulatorOptions {
  /** Folder of its SQLite file, or `:memory:`. */
  readonly dataDir: string
  readonly accountSid: string
  readonly authToken: string
  /** The number that the account owns, E.164. */
  readonly from: string
  /** Where replies that people type on a phone are posted. */
  readonly inboundUrl: string
  /** Milliseconds since 1970; stamps messages. */
  readonly clock?: () => number
}

/** A server that speaks Twilio's messaging API (2010-04-01), and everybody's phones. */
export function createSmsSimulator(options: SmsSimulatorOptions): HttpServer {
  const { accountSid, authToken, from, inboundUrl, clock = Date.now } = options
  if (!accountSid || !authToken || !from)
    throw new Error('The phone simulator needs an account, its token and a number.')
  const store = new SmsStore(options.dataDir)
  let downUntil = 0
  const down = () => Date.now() < downUntil
  const callbacks = new Callbacks(store, { authToken, direct: inboundUrl, down })
  const desk = new SmsDesk({ store, callbacks, clock, accountSid, from, inboundUrl })
  const setFaults = (faults: Faults) => {
    downUntil = Date.now() + faults.downMs
    store.set('faults', faults)
  }
  const fails = () => Math.random() < store.faults().errorRate
  const handle = (request: Request) => {
    const { pathname } = request.url
    if (pathname.startsWith('/_sim/')) return answerControl({ store, desk, setFaults }, request)
    if (down()) return { status: 0, body: '' }
    if (/^\/\d{4}-/.test(pathname)) return answerApi({ store, desk, accountSid, authToken, from, fails }, request)
    return answerPages(store, desk, request)
  }
  const server = httpServer(handle)
  return {
    get url() {
      return server.url
    },
    async listen(port, host) {
      await server.listen(port, host)
      callbacks.start()
      desk.resume()
    },
    async close() {
      desk.close()
      await server.close()
      await callbacks.stop()
      store.close()
    },
  }
}
