import { instant } from '@souk/kernel'
import { z } from 'zod'
import { type Carrier, type CarrierNews, CarrierPause } from '../../domain/carrier.ts'
import type { LabelSource, RateSource } from '../easypost/index.ts'
import { ask, CarrierFault } from '../http/ask.ts'
import { createQuota } from './quota.ts'
import { fromDhl } from './statuses.ts'

export interface DhlOptions {
  readonly apiKey: string
  /** `https://api-eu.dhl.com` when left out. */
  readonly apiBase?: string
  /** Who sells DHL's labels; without one the number is entered by hand. */
  readonly labels?: LabelSource
  /** Who names DHL's prices; without one zones charge their own fee. */
  readonly offers?: RateSource
  /** The starter plan's when left out: 250 calls a day, one in five seconds. */
  readonly perDay?: number
  readonly gapMs?: number
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

const text = z.string().nullish()
const place = z.object({ address: z.object({ addressLocality: text, countryCode: text }).nullish() }).nullish()
const Word = z.object({ timestamp: z.string(), statusCode: text, status: text, description: text, location: place })
const Answer = z.object({
  shipments: z
    .array(
      z.object({
        id: z.string(),
        status: Word,
        estimatedTimeOfDelivery: text,
        events: z.array(Word).nullish(),
      }),
    )
    .min(1),
})

/** DHL Shipment Tracking Unified: asked within its daily quota, because it pushes to direct customers only. */
export function createDhlCarrier(options: DhlOptions): Carrier {
  const { apiKey, apiBase = 'https://api-eu.dhl.com', perDay = 250, gapMs = 5000, offers, clock = Date.now } = options
  const quota = createQuota({ perDay, gapMs, clock })

  return {
    name: 'dhl',
    tells: 'poll',
    label: (request) => {
      if (!options.labels) throw new Error('DHL sells no labels here: enter the tracking number by hand')
      return options.labels(request, ['DHLExpress'])
    },
    ...(offers && { rates: (request) => offers(request, ['DHLExpress']) }),
    async track({ trackingNumber }) {
      const wait = quota.take()
      if (wait) throw new CarrierPause('DHL', wait)
      try {
        const query = new URLSearchParams({ trackingNumber })
        const headers = { 'DHL-API-Key': apiKey }
        return newsOf(await ask({ carrier: 'DHL', url: `${apiBase}/track/shipments?${query}`, headers }))
      } catch (error) {
        if (!(error instanceof CarrierFault)) throw error
        // Data appears up to half an hour after the label
        if (error.status === 404) return { events: [] }
        if (error.status === 429) throw new CarrierPause('DHL', quota.exhausted(error.retryAfterMs))
        throw error
      }
    },
  }
}

/** Their times may come without a zone; those are read as UTC. */
const at = (time: string) => instant(/([zZ]|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`)

function newsOf(answer: unknown): CarrierNews {
  const [shipment] = Answer.parse(answer).shipments
  if (!shipment) return { events: [] }
  const words = shipment.events?.length ? shipment.events : [shipment.status]
  const events = words.map((word) => {
    const code = word.statusCode ?? 'unknown'
    const said = [word.status, word.description].filter(Boolean).join(': ')
    const town = word.location?.address?.addressLocality
    return {
      id: `dhl:${shipment.id}:${word.timestamp}:${code}:${word.status ?? ''}`,
      at: at(word.timestamp),
      status: fromDhl(code, said),
      description: word.description ?? word.status ?? code,
      code,
      ...(town ? { place: town } : {}),
    }
  })
  const expected = shipment.estimatedTimeOfDelivery
  return {
    events: events.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    ...(expected ? { expectedAt: at(expected) } : {}),
  }
}
