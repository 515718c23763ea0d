import { instant } from '@souk/kernel'
import { z } from 'zod'
import type { Carrier, CarrierNews } from '../../domain/carrier.ts'
import type { LabelSource, RateSource } from '../easypost/index.ts'
import { withClientCredentials } from '../http/client-credentials.ts'
import { bodyId, saidIn, signedBy } from '../http/signature.ts'
import { gather } from './gather.ts'
import { fromFedex } from './statuses.ts'

export interface FedexOptions {
  readonly clientId: string
  readonly clientSecret: string
  readonly webhookSecret: string
  /** `https://apis.fedex.com` when left out. */
  readonly apiBase?: string
  /** Who sells FedEx's labels; without one the number is entered by hand. */
  readonly labels?: LabelSource
  /** Who names FedEx's prices; without one zones charge their own fee. */
  readonly offers?: RateSource
  readonly clock?: () => number
}

const text = z.string().nullish()
const Scan = z.object({
  date: z.string(),
  eventType: text,
  eventDescription: text,
  derivedStatusCode: text,
  exceptionDescription: text,
  scanLocation: z.object({ city: text, stateOrProvinceCode: text }).nullish(),
})
const Result = z.object({
  error: z.object({ code: text, message: text }).nullish(),
  scanEvents: z.array(Scan).nullish(),
  dateAndTimes: z.array(z.object({ type: text, dateTime: text })).nullish(),
})
const Results = z.array(z.object({ trackingNumber: z.string(), trackResults: z.array(Result) }))
const Answer = z.object({ output: z.object({ completeTrackResults: Results }) })

/** How many numbers one call may ask about. */
const mostNumbers = 30

/** FedEx Track with OAuth, up to thirty numbers a call, and its signed webhook. */
export function createFedexCarrier(options: FedexOptions): Carrier {
  const { apiBase = 'https://apis.fedex.com', clientId, clientSecret, webhookSecret, offers, clock } = options
  const asked = withClientCredentials({
    carrier: 'FedEx',
    url: `${apiBase}/oauth/token`,
    clientId,
    clientSecret,
    ...(clock && { clock }),
  })
  const read = gather(mostNumbers, async (numbers: readonly string[]) => {
    const trackingInfo = numbers.map((trackingNumber) => ({ trackingNumberInfo: { trackingNumber } }))
    const body = { includeDetailedScans: true, trackingInfo }
    const answer = Answer.parse(await asked(`${apiBase}/track/v1/trackingnumbers`, { method: 'POST', body }))
    const results = answer.output.completeTrackResults
    return new Map(
      results.map(({ trackingNumber, trackResults }) => [trackingNumber, newsOf(trackingNumber, trackResults)]),
    )
  })
  return {
    name: 'fedex',
    tells: 'push',
    label: (request) => {
      if (!options.labels) throw new Error('FedEx sells no labels here: enter the tracking number by hand')
      return options.labels(request, ['FedEx'])
    },
    ...(offers && { rates: (request) => offers(request, ['FedEx']) }),
    track: async ({ trackingNumber }) => (await read(trackingNumber)) ?? { events: [] },
    async verify(headers, body) {
      if (!signedBy(webhookSecret, body, headers.get('fdx-signature'), 'base64')) return undefined
      const told = Told.safeParse(saidIn(body))
      if (!told.success) return { source: 'fedex', id: bodyId(body), kind: 'unread', news: { events: [] } }
      const [result] = told.data.output.completeTrackResults
      return {
        source: 'fedex',
        id: bodyId(body),
        kind: 'tracking',
        ...(result ? { trackingNumber: result.trackingNumber } : {}),
        news: result ? newsOf(result.trackingNumber, result.trackResults) : { events: [] },
      }
    },
  }
}

/** A telling has the shape of an answer. */
const Told = Answer

function newsOf(number: string, results: readonly z.infer<typeof Result>[]): CarrierNews {
  const scans = results.flatMap(({ scanEvents }) => scanEvents ?? [])
  const expected = results
    .flatMap(({ dateAndTimes }) => dateAndTimes ?? [])
    .find(({ type }) => type === 'ESTIMATED_DELIVERY')?.dateTime
  const events = scans.map((scan) => {
    const place = [scan.scanLocation?.city, scan.scanLocation?.stateOrProvinceCode].filter(Boolean).join(', ')
    const code = scan.eventType ?? scan.derivedStatusCode ?? ''
    return {
      id: `fedex:${number}:${scan.date}:${code}`,
      at: instant(scan.date),
      status: fromFedex(scan.eventType, scan.derivedStatusCode),
      description: [scan.eventDescription, scan.exceptionDescription].filter(Boolean).join(': ') || code,
      code,
      ...(place ? { place } : {}),
    }
  })
  return {
    events: events.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    ...(expected ? { expectedAt: instant(expected) } : {}),
  }
}
