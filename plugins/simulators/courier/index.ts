import { createHmac, randomUUID } from 'node:crypto'
import { fromLoopback, json, seeOther } from '../http/answers.ts'
import { Box } from '../http/box.ts'
import { type HttpServer, httpServer, type Request } from '../http/serve.ts'
import { createSimDesk, type SimDesk } from '../http/sim-desk.ts'
import { styleSheet } from '../http/style.ts'
import { answerUber, type CourierDesk } from './api.ts'
import { courseOf, type Delivery, deliveryObject, moved, placeOf } from './delivery.ts'
import { homePage, trackPage } from './pages.ts'

/** How a simulator of an on-demand courier is made. */
export interface CourierSimulatorOptions {
  /** Folder of its SQLite file, or `:memory:`. */
  readonly dataDir: string
  readonly publicOrigin?: string
  readonly clientId: string
  readonly clientSecret: string
  readonly customerId: string
  readonly webhookSecret: string
  /** Nobody is told when left out. */
  readonly webhookUrl?: string
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

/** Uber's webhook header. */
export const signUber = (secret: string) => (body: string, bad: boolean) => ({
  'x-uber-signature': createHmac('sha256', bad ? `not ${secret}` : secret)
    .update(body)
    .digest('hex'),
})

/** Uber Direct on one port: sign-in, quotes, deliveries, signed webhooks, and couriers that people or a robot move. */
export function createCourierSimulator(options: CourierSimulatorOptions): HttpServer {
  const { clientId, clientSecret, customerId, webhookSecret, webhookUrl, clock = Date.now } = options
  const box = new Box(options.dataDir, 'courier')
  const sim = createSimDesk(box, {
    uber: webhookUrl ? { url: webhookUrl, sign: signUber(webhookSecret) } : undefined,
  })
  const origin = () => options.publicOrigin ?? server.url
  const tell = (delivery: Delivery, kind: string, at: string) =>
    sim.hooks.queue('uber', delivery.id, JSON.stringify(eventOf(delivery, kind, at, customerId, origin())))
  const desk: CourierDesk = {
    box,
    clientId,
    clientSecret,
    customerId,
    origin,
    now: clock,
    fails: sim.fails,
    move(delivery, status, at) {
      const next = moved(delivery, status, at)
      box.put('delivery', next.id, next)
      tell(next, 'event.delivery_status', at)
      return next
    },
  }
  const ride = (delivery: Delivery, share: number) => {
    const at = new Date(clock()).toISOString()
    const next = {
      ...delivery,
      along: Math.min(1, delivery.along + share),
      imminent: delivery.along + share >= 0.9,
      updatedAt: at,
    }
    box.put('delivery', next.id, next)
    tell(next, 'event.courier_update', at)
    return next
  }
  const server = httpServer((request) => {
    const { pathname } = request.url
    const state = () => ({
      service: 'courier',
      faults: sim.faults(),
      deliveries: box.list('delivery'),
      webhooks: sim.hooks.list(),
    })
    if (pathname.startsWith('/_sim/'))
      return sim.control(request, state, (path, body) => control(desk, ride, path, body))
    if (sim.down()) return { status: 0, body: '' }
    if (pathname.startsWith('/v1/') || pathname.startsWith('/oauth/')) return sim.late(answerUber(desk, request))
    return answerPages(desk, sim, ride, request)
  })
  let robot: NodeJS.Timeout | undefined
  return {
    get url() {
      return server.url
    },
    async listen(port, host) {
      await server.listen(port, host)
      sim.hooks.start()
      robot = setInterval(() => driveRobots(desk, ride), 5_000).unref()
    },
    async close() {
      clearInterval(robot)
      await server.close()
      await sim.hooks.stop()
      box.close()
    },
  }
}

type Ride = (delivery: Delivery, share: number) => Delivery

const eventOf = (delivery: Delivery, kind: string, at: string, customer: string, origin: string) => ({
  id: `evt_${randomUUID()}`,
  kind,
  ...(kind === 'event.delivery_status' ? { status: delivery.status } : { location: placeOf(delivery) }),
  created: at,
  live_mode: false,
  delivery_id: delivery.id,
  customer_id: customer,
  data: deliveryObject(delivery, origin),
})

/** Seconds after its making at which a robot's delivery reaches each status; about two and a half minutes in all. */
const robotCourse = { pickup: 20, pickup_complete: 60, dropoff: 100, delivered: 150 } as const

function driveRobots(desk: CourierDesk, ride: Ride): void {
  for (const delivery of desk.box.list<Delivery>('delivery', 50)) {
    if (!delivery.robo || ['delivered', 'canceled', 'returned'].includes(delivery.status)) continue
    const next = courseOf[courseOf.findIndex((status) => status === delivery.status) + 1]
    const due = next && next !== 'pending' ? robotCourse[next] * 1000 : undefined
    if (next && due !== undefined && desk.now() - Date.parse(delivery.madeAt) >= due)
      desk.move(delivery, next, new Date(desk.now()).toISOString())
    else if (delivery.courier) ride(delivery, 0.05)
  }
}

/** `trackers/:id/advance {"status", "at"?}`; the status `ride` moves the courier on without another status. */
function control(desk: CourierDesk, ride: Ride, path: readonly string[], body: Readonly<Record<string, unknown>>) {
  const [first, id = '', verb] = path
  if (first !== 'trackers' || verb !== 'advance') return undefined
  const delivery = desk.box.get<Delivery>('delivery', decodeURIComponent(id))
  if (!delivery) return json(404, { error: 'There is no such delivery.' })
  const { status, at } = body
  if (typeof status !== 'string' || status === '')
    return json(400, { error: 'status is missing: pickup, pickup_complete, dropoff, delivered, canceled, returned.' })
  const when = typeof at === 'string' ? at : new Date(desk.now()).toISOString()
  if (Number.isNaN(Date.parse(when))) return json(400, { error: 'at is no instant.' })
  return json(200, {
    delivery: status === 'ride' ? ride(delivery, 0.25) : desk.move(delivery, status, new Date(when).toISOString()),
  })
}

function answerPages(desk: CourierDesk, { hooks }: SimDesk, ride: Ride, request: Request) {
  const [first = '', id = ''] = request.url.pathname.split('/').slice(1)
  if (first === 'style.css') return styleSheet
  if (!fromLoopback(request)) return json(403, { error: 'The pages answer loopback hosts only.' })
  if (first === '') return homePage(desk.box.list<Delivery>('delivery', 100), hooks.list())
  const delivery = desk.box.get<Delivery>('delivery', decodeURIComponent(id))
  if (!delivery)
    return json(404, { code: 'not_found', message: 'The requested resource does not exist.', kind: 'error' })
  if (first === 'track') return trackPage(delivery)
  if (first !== 'deliveries' || request.method !== 'POST') return json(404, { error: 'No such page.' })
  const status = new URLSearchParams(request.body).get('status') ?? ''
  if (status === 'ride') ride(delivery, 0.25)
  else desk.move(delivery, status, new Date(desk.now()).toISOString())
  return seeOther('/')
}
