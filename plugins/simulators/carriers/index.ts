import { fromLoopback, json, seeOther } from '../http/answers.ts'
import { Box } from '../http/box.ts'
import { type HttpServer, httpServer, type Request } from '../http/serve.ts'
import { createSimDesk } from '../http/sim-desk.ts'
import { styleSheet } from '../http/style.ts'
import { advanceParcel, type CarriersDesk, signEasypost, signFedex } from './desk.ts'
import { answerDhl } from './dhl/api.ts'
import { answerEasypost } from './easypost/api.ts'
import { answerFedex } from './fedex/api.ts'
import { homePage, labelPage, trackPage } from './pages.ts'
import { type CarrierName, newParcel, type Parcel, wordOf } from './parcel.ts'

/** How a simulator of parcel carriers is made. A carrier that is left out is not here; without a webhook address nobody is told. */
export interface CarriersSimulatorOptions {
  /** Folder of its SQLite file, or `:memory:`. */
  readonly dataDir: string
  /** How browsers reach it; the address that it listens on when left out. */
  readonly publicOrigin?: string
  readonly easypost?: { readonly apiKey: string; readonly webhookSecret: string; readonly webhookUrl?: string }
  readonly dhl?: { readonly apiKey: string }
  readonly fedex?: {
    readonly clientId: string
    readonly clientSecret: string
    readonly webhookSecret: string
    readonly webhookUrl?: string
  }
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

/** EasyPost (`/v2`), DHL (`/track/shipments`) and FedEx (`/oauth`, `/track/v1`) on one port, over one shelf of parcels. */
export function createCarriersSimulator(options: CarriersSimulatorOptions): HttpServer {
  const { easypost, fedex, dhl, clock = Date.now } = options
  if (easypost?.apiKey.startsWith('EZAK')) throw new Error('The carrier simulator refuses to start with a live key.')
  const box = new Box(options.dataDir, 'carriers')
  const sim = createSimDesk(box, {
    easypost: easypost?.webhookUrl
      ? { url: easypost.webhookUrl, sign: signEasypost(easypost.webhookSecret) }
      : undefined,
    fedex: fedex?.webhookUrl ? { url: fedex.webhookUrl, sign: signFedex(fedex.webhookSecret) } : undefined,
  })
  const origin = () => options.publicOrigin ?? server.url
  const desk: CarriersDesk = {
    box,
    easypostKey: easypost?.apiKey,
    dhlKey: dhl?.apiKey,
    fedexClient: fedex && { id: fedex.clientId, secret: fedex.clientSecret },
    origin,
    now: clock,
    fails: sim.fails,
    parcel: (code) => box.get<Parcel>('parcel', code),
    parcels: () => box.list<Parcel>('parcel'),
    keep: (parcel) => box.put('parcel', parcel.code, parcel),
    advance: (parcel, scan) => advanceParcel({ box, origin }, sim.hooks, parcel, scan),
  }
  const state = () => ({
    service: 'carriers',
    faults: sim.faults(),
    parcels: desk.parcels(),
    webhooks: sim.hooks.list(),
  })
  const server = httpServer((request) => {
    const { pathname } = request.url
    if (pathname.startsWith('/_sim/')) return sim.control(request, state, (path, body) => control(desk, path, body))
    if (sim.down()) return { status: 0, body: '' }
    if (pathname.startsWith('/v2/')) return sim.late(answerEasypost(desk, request))
    if (pathname.startsWith('/oauth/') || pathname.startsWith('/track/v1/')) return sim.late(answerFedex(desk, request))
    if (pathname === '/track/shipments') return sim.late(answerDhl(desk, request))
    return answerPages(desk, sim.hooks.list(), request)
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

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const carrierNames: readonly CarrierName[] = ['USPS', 'FedEx', 'DHLExpress']

/** A parcel that a seeder's story gave to a carrier: `{"code", "carrier", "at"}`; it stands there as it was announced. */
function announce(desk: CarriersDesk, body: Readonly<Record<string, unknown>>) {
  const [code, at] = [text(body['code']), Date.parse(String(body['at']))]
  const carrier = carrierNames.find((name) => name === body['carrier'])
  if (code === undefined || carrier === undefined || Number.isNaN(at))
    return json(400, { error: `code, at and a carrier of ${carrierNames.join(', ')} are needed.` })
  const parcel = desk.parcel(code) ?? newParcel({ code, carrier, shipment: null, weight: null }, at)
  desk.keep(parcel)
  return json(200, { parcel })
}

/** `trackers/:code/advance {"status", "at"?, "city"?, "state"?}`, `parcels {"code", "carrier", "at"}` and `dhl {"perDay"}`. */
function control(desk: CarriersDesk, path: readonly string[], body: Readonly<Record<string, unknown>>) {
  const [first, code = '', verb] = path
  if (first === 'dhl') {
    desk.box.set('dhl.perDay', Number(body['perDay'] ?? 250))
    return json(200, { perDay: desk.box.setting('dhl.perDay') })
  }
  if (first === 'parcels') return announce(desk, body)
  if (first !== 'trackers' || verb !== 'advance') return undefined
  const parcel = desk.parcel(decodeURIComponent(code))
  if (!parcel) return json(404, { error: 'There is no such parcel.' })
  const status = text(body['status'])
  const at = text(body['at']) ?? new Date(desk.now()).toISOString()
  if (status === undefined) return json(400, { error: 'status is missing: a word of ours or of any of the carriers.' })
  if (Number.isNaN(Date.parse(at))) return json(400, { error: 'at is no instant.' })
  const [city, state] = [text(body['city']), text(body['state'])]
  const scan = { word: wordOf(status), at: new Date(at).toISOString(), ...(city && { city }), ...(state && { state }) }
  return json(200, { parcel: desk.advance(parcel, scan) })
}

function answerPages(desk: CarriersDesk, hooks: Parameters<typeof homePage>[1], request: Request) {
  const [first = '', code = ''] = request.url.pathname.split('/').slice(1)
  if (first === 'style.css') return styleSheet
  if (!fromLoopback(request)) return json(403, { error: 'The pages answer loopback hosts only.' })
  if (first === '') return homePage(desk.parcels(), hooks)
  const parcel = desk.parcel(decodeURIComponent(code))
  if (!parcel) return json(404, { error: { code: 'NOT_FOUND', message: 'The requested resource could not be found.' } })
  if (first === 'track') return trackPage(parcel)
  if (first === 'labels') return labelPage(parcel)
  if (first !== 'parcels' || request.method !== 'POST') return json(404, { error: 'No such page.' })
  const status = new URLSearchParams(request.body).get('status') ?? ''
  desk.advance(parcel, { word: wordOf(status), at: new Date(desk.now()).toISOString() })
  return seeOther('/')
}
