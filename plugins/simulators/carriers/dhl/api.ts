import { json } from '../../http/answers.ts'
import type { Answer, Request } from '../../http/serve.ts'
import type { CarriersDesk } from '../desk.ts'
import { type Parcel, type Scan, saidBy } from '../parcel.ts'

const problem = (status: number, title: string, detail: string, headers: Readonly<Record<string, string>> = {}) =>
  json(status, { type: 'about:blank', title, status, detail }, headers)

const known = [
  'trackingNumber',
  'service',
  'requesterCountryCode',
  'originCountryCode',
  'recipientPostalCode',
  'language',
  'offset',
  'limit',
]
const dayMs = 86_400_000

/** `GET /track/shipments`: DHL Shipment Tracking Unified, with its daily quota. */
export function answerDhl(desk: CarriersDesk, request: Request): Answer {
  if (desk.dhlKey === undefined || request.headers['dhl-api-key'] !== desk.dhlKey)
    return problem(401, 'Unauthorized', 'Unauthorized for given resource.')
  if (request.url.pathname !== '/track/shipments' || request.method !== 'GET')
    return problem(404, 'Not Found', 'No such resource.')
  if (desk.fails()) return problem(500, 'Internal Server Error', 'Please try again later.')
  if (overQuota(desk)) {
    const left = Math.ceil((dayMs - (desk.now() % dayMs)) / 1000)
    return problem(429, 'Too Many Requests', 'Too many requests within defined time period, please try again later.', {
      'retry-after': String(left),
    })
  }
  const odd = [...request.url.searchParams.keys()].find((name) => !known.includes(name))
  const number = request.url.searchParams.get('trackingNumber')
  if (odd !== undefined || !number)
    return problem(400, 'Bad Request', odd ? `Unknown parameter ${odd}` : 'Missing trackingNumber')
  const parcel = desk.parcel(number)
  if (!parcel) return problem(404, 'No result found', 'No shipment with given tracking number found.')
  return json(200, { url: `/track/shipments?trackingNumber=${number}`, shipments: [shipmentOf(parcel)] })
}

/** Counts the calls of a day of GMT; `POST /_sim/dhl {"perDay"}` sets how many there are. */
function overQuota(desk: CarriersDesk): boolean {
  const day = Math.floor(desk.now() / dayMs)
  const perDay = desk.box.setting<number>('dhl.perDay') ?? 250
  const spent = desk.box.setting<{ day: number; calls: number }>('dhl.spent') ?? { day, calls: 0 }
  const calls = (spent.day === day ? spent.calls : 0) + 1
  desk.box.set('dhl.spent', { day, calls })
  return calls > perDay
}

const wordOf = (scan: Scan) => {
  const [statusCode, description] = saidBy('dhl', scan.word)
  return {
    timestamp: scan.at.replace(/\.\d{3}Z$/, ''),
    location: { address: { countryCode: 'US', addressLocality: scan.city } },
    statusCode,
    status: description.toUpperCase(),
    description,
  }
}

/** Their list begins with the newest. */
function shipmentOf(parcel: Parcel) {
  const events = parcel.scans.map(wordOf).toReversed()
  return {
    id: parcel.code,
    service: 'express',
    origin: { address: { countryCode: 'US', addressLocality: 'San Francisco' } },
    destination: { address: { countryCode: 'US', addressLocality: 'San Francisco' } },
    status: events[0],
    estimatedTimeOfDelivery: parcel.dueAt,
    details: { proofOfDeliverySignedAvailable: false, totalNumberOfPieces: 1, pieceIds: [] },
    events,
  }
}
