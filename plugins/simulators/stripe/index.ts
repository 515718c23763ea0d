import { type Faults, noFaults } from '../http/faults.ts'
import { type HttpServer, httpServer, type Request } from '../http/serve.ts'
import { answerApi } from './api.ts'
import { settleDue } from './bank-debit.ts'
import { answerControl } from './control.ts'
import { Deliveries } from './deliveries.ts'
import { createDesk, type RequestMark } from './desk.ts'
import { answerPages } from './pages/routes.ts'
import { expireSession } from './paying.ts'
import { newEndpoint } from './routes/webhook-endpoints.ts'
import { StripeStore } from './store.ts'

/** How a Stripe simulator is made. */
export interface StripeSimulatorOptions {
  /** Folder of its SQLite file, or `:memory:`. */
  readonly dataDir: string
  /** How browsers reach it: hosted pages lead there. Left out: the address that it listens on. */
  readonly publicOrigin?: string
  /** Where every event is sent, signed with `webhookSecret`. Left out: only to endpoints made through the API. */
  readonly webhookUrl?: string
  readonly webhookSecret: string
  /** The API keys that are known; a live one is refused. */
  readonly secretKeys: readonly string[]
  /** Milliseconds since 1970; stamps objects and ends sessions. */
  readonly clock?: () => number
}

const configured = 'we_configured'

/**
 * A server that speaks Stripe's protocol for the API version that the `stripe` package pins. Throws when it is given a
 * live key: a stand-in must never be mistaken for the bank.
 */
export function createStripeSimulator(options: StripeSimulatorOptions): HttpServer {
  const live = [...options.secretKeys, options.webhookSecret].find((key) => /^(sk|rk|pk)_live_/.test(key))
  if (live !== undefined) throw new Error('The Stripe simulator refuses to start with a live key.')
  if (options.secretKeys.length === 0) throw new Error('The Stripe simulator needs at least one API key.')
  const store = new StripeStore(options.dataDir)
  const clock = options.clock ?? Date.now
  let downUntil = 0
  const down = () => Date.now() < downUntil
  const faults = (): Faults => ({ ...noFaults, ...(store.setting('faults') as Partial<Faults> | undefined) })
  const deliveries = new Deliveries(store, faults, down)
  const deskOf = (request: RequestMark) =>
    createDesk({
      store,
      origin: options.publicOrigin ?? server.url,
      clock,
      queue: (event) => deliveries.queue(event),
      request,
    })
  const configure = () => {
    if (options.webhookUrl === undefined) return store.remove(configured)
    const parts = { id: configured, created: Math.floor(clock() / 1000), url: options.webhookUrl, events: ['*'] }
    store.put('webhook_endpoint', newEndpoint({ ...parts, description: 'configured', metadata: {} }))
    store.set(`secret.${configured}`, options.webhookSecret)
  }
  const controls = {
    get desk() {
      return deskOf({ id: null, idempotencyKey: null })
    },
    deliveries,
    faults,
    setFaults(next: Faults) {
      downUntil = Date.now() + next.downMs
      store.set('faults', next)
    },
    reset() {
      downUntil = 0
      store.clear()
      configure()
    },
  }
  const handle = (request: Request) => {
    const { pathname } = request.url
    if (pathname.startsWith('/_sim/')) return answerControl(controls, request)
    if (down()) return { status: 0, body: '' }
    if (!/^\/v\d(\/|$)/.test(pathname)) return answerPages(controls.desk, deliveries, request)
    return answerApi(
      { store, secretKeys: options.secretKeys, desk: deskOf, fails: () => Math.random() < faults().errorRate },
      request,
    )
  }
  const endOverdue = () => {
    const desk = controls.desk
    const overdue = store.overdue(desk.now())
    const settled = store.transaction(() => {
      for (const session of overdue) expireSession(desk, session)
      return settleDue(desk)
    })
    if (overdue.length + settled > 0) deliveries.wake()
  }
  const server = httpServer((request) => {
    endOverdue()
    const answer = handle(request)
    deliveries.wake()
    return answer
  })
  let sweep: NodeJS.Timeout | undefined
  return {
    get url() {
      return server.url
    },
    async listen(port, host) {
      configure()
      await server.listen(port, host)
      deliveries.start()
      sweep = setInterval(endOverdue, 1_000).unref()
    },
    async close() {
      clearInterval(sweep)
      await server.close()
      await deliveries.stop()
      store.close()
    },
  }
}
