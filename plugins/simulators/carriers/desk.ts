import { createHmac } from 'node:crypto'
import type { Box } from '../http/box.ts'
import type { Hooks } from '../http/hooks.ts'
import { newId, type Parcel, scanned } from './parcel.ts'
import { trackerObject } from './easypost/objects.ts'
import { trackResult } from './fedex/api.ts'

/** What every vendor's API of this simulator works on: one shelf of parcels. */
export interface CarriersDesk {
  readonly box: Box
  /** Undefined: that carrier is not simulated here. */
  readonly easypostKey: string | undefined
  readonly dhlKey: string | undefined
  readonly fedexClient: { readonly id: string; readonly secret: string } | undefined
  origin(): string
  /** Milliseconds since 1970. */
  now(): number
  fails(): boolean
  parcel(code: string): Parcel | undefined
  parcels(): Parcel[]
  keep(parcel: Parcel): void
  /** One more scan; tells whoever listens. */
  advance(parcel: Parcel, scan: { word: string; at: string; city?: string; state?: string }): Parcel
}

const hmac = (secret: string, body: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(body).digest(encoding)

/** EasyPost's webhook header. */
export const signEasypost = (secret: string) => (body: string, bad: boolean) => ({
  'x-hmac-signature': `hmac-sha256-hex=${hmac(bad ? `not ${secret}` : secret.normalize('NFKD'), body, 'hex')}`,
})

/** FedEx's webhook header. */
export const signFedex = (secret: string) => (body: string, bad: boolean) => ({
  'fdx-signature': hmac(bad ? `not ${secret}` : secret, body, 'base64'),
})

/** EasyPost writes whole weights as `17.0` and signs what it writes; its SDK counts on it. */
export const easypostText = (event: unknown): string =>
  JSON.stringify(event).replace(/("weight":\s*)(\d+)(?=[,}])/g, '$1$2.0')

/** Keeps the scan and tells it: EasyPost of everything, FedEx of what it carries itself. */
export function advanceParcel(
  { box, origin }: Pick<CarriersDesk, 'box' | 'origin'>,
  hooks: Hooks,
  before: Parcel,
  scan: { word: string; at: string; city?: string; state?: string },
): Parcel {
  const parcel = scanned(before, scan)
  box.put('parcel', parcel.code, parcel)
  const event = {
    id: newId('evt'),
    object: 'Event',
    mode: 'test',
    description: 'tracker.updated',
    created_at: scan.at,
    previous_attributes: { status: trackerObject(before, origin()).status },
    pending_urls: [],
    completed_urls: [],
    status: 'pending',
    result: trackerObject(parcel, origin()),
  }
  hooks.queue('easypost', parcel.code, easypostText(event))
  if (parcel.carrier === 'FedEx') {
    const output = { completeTrackResults: [trackResult(parcel.code, parcel)] }
    hooks.queue('fedex', parcel.code, JSON.stringify({ transactionId: event.id.replace('evt_', ''), output }))
  }
  return parcel
}
