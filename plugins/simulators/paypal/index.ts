import { randomBytes } from 'node:crypto'
import { fromLoopback, seeOther } from '../http/answers.ts'
import { Box } from '../http/box.ts'
import { type HttpServer, httpServer, type Request } from '../http/serve.ts'
import { createSimDesk } from '../http/sim-desk.ts'
import { styleSheet } from '../http/style.ts'
import { answerApi } from './api.ts'
import { control } from './control.ts'
import type { Kinds, PaypalDesk } from './desk.ts'
import type { PaypalEvent } from './entities.ts'
import { answerApproval, homePage, nothing } from './pages.ts'
import { signBody } from './signature.ts'

/** How a PayPal simulator is made. */
export interface PaypalSimulatorOptions {
  /** Folder of its SQLite file, or `:memory:`. */
  readonly dataDir: string
  /** How browsers reach it: approval pages lead there. Left out: the address that it listens on. */
  readonly publicOrigin?: string
  /** Where every event is sent. Left out: nobody is told. */
  readonly webhookUrl?: string
  readonly clientId: string
  readonly clientSecret: string
  /** Id of the webhook that `webhookUrl` is: signatures are made for it. */
  readonly webhookId: string
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

/** Orders v2, Payments v2, disputes and signed webhooks on one port, with a page where people approve. */
export function createPaypalSimulator(options: PaypalSimulatorOptions): HttpServer {
  const { clientId, clientSecret, webhookId, webhookUrl, clock = Date.now } = options
  const box = new Box(options.dataDir, 'paypal')
  const origin = () => options.publicOrigin ?? server.url
  const seconds = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`
  const sign = (body: string, bad: boolean) => {
    const made = signBody(box, bad ? `not ${webhookId}` : webhookId, body, seconds(Date.now()))
    return {
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-cert-url': `${origin()}/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77`,
      'paypal-transmission-id': made.id,
      'paypal-transmission-sig': made.signature,
      'paypal-transmission-time': made.time,
    }
  }
  const sim = createSimDesk(box, { paypal: webhookUrl ? { url: webhookUrl, sign } : undefined })
  const desk: PaypalDesk = {
    box,
    clientId,
    clientSecret,
    webhookId,
    origin,
    now: () => seconds(clock()),
    fails: sim.fails,
    get: (kind, id) => box.get(kind, id),
    put: (kind, id, thing) => {
      box.put(kind, id, thing)
      return thing
    },
    list: <Kind extends keyof Kinds>(kind: Kind, limit?: number) => box.list<Kinds[Kind]>(kind, limit),
    tell(type, resourceType, summary, resource) {
      const event = eventOf(type, resourceType, summary, resource, seconds(clock()))
      box.put('event', event.id, event)
      sim.hooks.queue('paypal', event.id, JSON.stringify(event))
    },
  }
  const state = () => ({
    service: 'paypal',
    faults: sim.faults(),
    orders: desk.list('order'),
    captures: desk.list('capture'),
    refunds: desk.list('refund'),
    disputes: desk.list('dispute'),
    events: desk.list('event'),
    webhooks: sim.hooks.list(),
  })
  const server = httpServer((request) => {
    const { pathname } = request.url
    if (pathname.startsWith('/_sim/'))
      return sim.control(request, state, (path, body) => control(desk, sim.hooks, path, body))
    if (sim.down()) return { status: 0, body: '' }
    if (/^\/v[12]\//.test(pathname)) return answerApi(desk, request)
    return answerPages(desk, sim.hooks, request)
  })
  return {
    get url() {
      return server.url
    },
    async listen(port, host) {
      await server.listen(port, host)
      sim.hooks.start()
    },
    async close() {
      await server.close()
      await sim.hooks.stop()
      box.close()
    },
  }
}

function answerPages(desk: PaypalDesk, hooks: ReturnType<typeof createSimDesk>['hooks'], request: Request) {
  const [first = '', id = '', verb = ''] = request.url.pathname.split('/').slice(1)
  if (first === 'style.css') return styleSheet
  if (first === 'checkoutnow') return answerApproval(desk, request)
  if (!fromLoopback(request)) return nothing()
  if (first === '' && request.method === 'GET') return homePage(desk, (event) => hooks.list(event))
  if (first !== 'events' || verb !== 'send' || request.method !== 'POST') return nothing()
  hooks.again(id)
  return seeOther('/')
}

const eventOf = (type: string, resourceType: string, summary: string, resource: unknown, at: string): PaypalEvent => {
  const id = `WH-${randomBytes(9).toString('hex').toUpperCase().slice(0, 17)}-${randomBytes(9).toString('hex').toUpperCase().slice(0, 17)}`
  return {
    id,
    event_version: '1.0',
    create_time: at,
    resource_type: resourceType,
    resource_version: '2.0',
    event_type: type,
    summary,
    resource,
    links: [{ href: `https://api.paypal.com/v1/notifications/webhooks-events/${id}`, rel: 'self', method: 'GET' }],
  }
}
