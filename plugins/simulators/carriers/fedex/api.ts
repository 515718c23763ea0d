import { randomBytes } from 'node:crypto'
import { json, jsonObject } from '../../http/answers.ts'
import type { Answer, Request } from '../../http/serve.ts'
import type { CarriersDesk } from '../desk.ts'
import { type Parcel, type Scan, saidBy } from '../parcel.ts'

const transaction = () => ({ transactionId: crypto.randomUUID() })
const failure = (status: number, code: string, message: string) =>
  json(status, { ...transaction(), errors: [{ code, message }] })

const mostNumbers = 30
const tokenMs = 3_600_000

/** `/oauth/token` and `/track/v1/trackingnumbers`. */
export function answerFedex(desk: CarriersDesk, request: Request): Answer {
  const { pathname } = request.url
  if (pathname === '/oauth/token' && request.method === 'POST') return signIn(desk, request)
  const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1] ?? ''
  const until = desk.box.get<number>('fedex-token', token) ?? 0
  if (until <= desk.now())
    return failure(
      401,
      'NOT.AUTHORIZED.ERROR',
      'Access token expired or invalid. Please modify your request and try again.',
    )
  if (desk.fails()) return failure(503, 'SERVICE.UNAVAILABLE.ERROR', 'The service is currently unavailable.')
  if (pathname !== '/track/v1/trackingnumbers' || request.method !== 'POST')
    return failure(404, 'NOT.FOUND.ERROR', 'The resource you requested is no longer available.')
  return track(desk, request)
}

function signIn(desk: CarriersDesk, request: Request): Answer {
  const form = new URLSearchParams(request.body)
  const right =
    desk.fedexClient !== undefined &&
    form.get('grant_type') === 'client_credentials' &&
    form.get('client_id') === desk.fedexClient.id &&
    form.get('client_secret') === desk.fedexClient.secret
  if (!right)
    return failure(
      401,
      'NOT.AUTHORIZED.ERROR',
      'The given client credentials were not valid. Please modify your request and try again.',
    )
  const token = randomBytes(24).toString('base64url')
  desk.box.put('fedex-token', token, desk.now() + tokenMs)
  return json(200, { access_token: token, token_type: 'bearer', expires_in: tokenMs / 1000 - 1, scope: 'CXS' })
}

function track(desk: CarriersDesk, request: Request): Answer {
  const body = jsonObject(request.body) ?? {}
  const odd = Object.keys(body).find((name) => !['includeDetailedScans', 'trackingInfo'].includes(name))
  const asked = Array.isArray(body['trackingInfo']) ? (body['trackingInfo'] as unknown[]) : []
  if (odd !== undefined || asked.length === 0)
    return failure(
      400,
      'INVALID.INPUT.EXCEPTION',
      odd ? `Invalid field value in the input: ${odd}` : 'Please provide tracking number.',
    )
  if (asked.length > mostNumbers)
    return failure(400, 'TRACKING.TRACKINGINFO.SIZEEXCEEDED', 'Please limit your inquiry to 30 references.')
  const numbers = asked.map((each) => {
    const info = (each as { trackingNumberInfo?: { trackingNumber?: unknown } } | null)?.trackingNumberInfo
    return typeof info?.trackingNumber === 'string' ? info.trackingNumber : ''
  })
  return json(200, {
    ...transaction(),
    output: { completeTrackResults: numbers.map((number) => trackResult(number, desk.parcel(number))) },
  })
}

/** One number's result, also what the webhook tells. */
export function trackResult(trackingNumber: string, parcel: Parcel | undefined) {
  const info = { trackingNumberInfo: { trackingNumber, carrierCode: 'FDXG' } }
  if (!parcel) {
    const error = {
      code: 'TRACKING.TRACKINGNUMBER.NOTFOUND',
      message: 'Tracking number cannot be found. Please correct the tracking number and try again.',
    }
    return { trackingNumber, trackResults: [{ ...info, error }] }
  }
  const last = parcel.scans.at(-1)
  const [code, description] = saidBy('fedex', last?.word ?? 'label_created')
  return {
    trackingNumber,
    trackResults: [
      {
        ...info,
        latestStatusDetail: { code, derivedCode: code, statusByLocale: description, description },
        dateAndTimes: [{ type: 'ESTIMATED_DELIVERY', dateTime: parcel.dueAt }],
        scanEvents: parcel.scans.map(scanEvent).toReversed(),
      },
    ],
  }
}

const scanEvent = (scan: Scan) => {
  const [eventType, eventDescription] = saidBy('fedex', scan.word)
  return {
    date: scan.at.replace(/\.\d{3}Z$/, '+00:00'),
    eventType,
    eventDescription,
    exceptionCode: '',
    exceptionDescription: eventType === 'DE' ? 'Customer not available or business closed' : '',
    scanLocation: { city: scan.city, stateOrProvinceCode: scan.state, countryCode: 'US' },
    derivedStatusCode: eventType,
    derivedStatus: eventDescription,
  }
}
