import { type Actor, type StoredDocument, systemActor } from '@souk/kernel'
import {
  type Carrier,
  type CarrierNews,
  type CarrierNotice,
  CarrierPause,
  nextPoll,
  type PolledShipment,
  type Shipment,
} from '@souk/shipping'
import { openShipmentsQuery, shipmentByTrackingQuery } from '@souk/shipping/queries'
import { type Instant, instant } from '@souk/kernel'
import type { CommandInputs, CommerceDependencies, DocumentStore } from '../contract.ts'
import type { Dispatcher } from '../dispatch.ts'
import type { WebhookReceiver, WebhookReceivers } from '../webhooks.ts'

export interface ShippingDeskParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly carriers: readonly Carrier[]
  readonly log: CommerceDependencies['log']
}

/** The part of commerce that listens to carriers and asks them. */
export interface ShippingDesk {
  readonly receivers: WebhookReceivers
  /** Asks about parcels whose time has come; answers how many were asked about. */
  poll(now: Instant, at?: Instant): Promise<number>
}

type Candidate = PolledShipment &
  Pick<Shipment, '_id' | 'carrier' | 'reference' | 'state'> & { readonly trackingNumber: string }

const atOnce = 50
const longestPayload = 20_000
const poller = systemActor('Tracking')

/** Builds the desk. */
export function createShippingDesk({ store, dispatch, carriers, log }: ShippingDeskParts): ShippingDesk {
  const pausedUntil = new Map<string, Instant>()

  async function read<Doc extends StoredDocument>(id: string): Promise<Doc | undefined> {
    const [document] = await store.get([id])
    return document as Doc | undefined
  }

  /** The parcel that a notice speaks of: by our own id, else by the carrier's; numbers are recycled, so the newest. */
  async function parcelOf(carrier: Carrier, notice: CarrierNotice): Promise<Shipment | undefined> {
    const ids = notice.shipmentId
      ? [notice.shipmentId]
      : (
          await store.query<readonly { readonly _id: string }[]>(shipmentByTrackingQuery, {
            carrier: carrier.name,
            trackingNumber: notice.trackingNumber ?? '-',
            reference: notice.reference ?? '-',
          })
        ).map(({ _id }) => _id)
    const [id] = ids
    const shipment = id === undefined ? undefined : await read<Shipment>(id)
    return shipment?._type === 'shipment' && shipment.carrier === carrier.name ? shipment : undefined
  }

  const receiverFor =
    (carrier: Carrier): WebhookReceiver =>
    async (headers, body) => {
      const notice = await carrier.verify?.(headers, body)
      if (!notice) return 'refused'
      const eventId = `event.${notice.source}.${notice.id}`
      if (await read(eventId)) return 'duplicate'
      const shipment = await parcelOf(carrier, notice)
      if (!shipment) return 'ignored'
      // Faster than our own note of the label: told again in a moment, it is understood
      if (shipment.trackingNumber === undefined) throw new Error(`${shipment._id} has no number yet`)
      if (notice.trackingNumber !== undefined && notice.trackingNumber !== shipment.trackingNumber) return 'ignored'
      const news = merged(notice.news, await asked(carrier, shipment))
      const { source, id, kind } = notice
      const told = { source, id, kind, payload: body.slice(0, longestPayload) }
      const recorded = await dispatch('recordTracking', inputOf(shipment._id, news, { notice: told }), {
        actor: carrierActor(carrier.name),
      })
      if (recorded.ok) return (recorded.value as { readonly changed: boolean }).changed ? 'applied' : 'duplicate'
      if (recorded.refusal.code === 'busy') throw new Error(`too busy to apply ${eventId}`)
      log('error', 'a carrier’s word could not be applied', { event: eventId, refusal: recorded.refusal })
      return 'ignored'
    }

  /** A webhook is a hint: what the carrier answers is believed. While it does not answer, its signed word is enough. */
  async function asked(carrier: Carrier, shipment: Shipment): Promise<CarrierNews> {
    const { _id: shipmentId, trackingNumber = '', reference } = shipment
    try {
      return await carrier.track({ shipmentId, trackingNumber, ...(reference !== undefined && { reference }) })
    } catch (error) {
      log('warn', 'a carrier did not answer', { carrier: carrier.name, shipment: shipmentId, error })
      return { events: [] }
    }
  }

  async function askAbout(carrier: Carrier, parcel: Candidate, at: Instant | undefined): Promise<boolean> {
    const { _id: shipmentId, trackingNumber, reference } = parcel
    try {
      const news = await carrier.track({ shipmentId, trackingNumber, ...(reference && { reference }) })
      const context = { actor: poller, ...(at && { now: at }) }
      const recorded = await dispatch('recordTracking', inputOf(shipmentId, news, { polled: true }), context)
      if (!recorded.ok) log('warn', 'news could not be recorded', { shipment: shipmentId, refusal: recorded.refusal })
      return recorded.ok
    } catch (error) {
      if (error instanceof CarrierPause) pausedUntil.set(carrier.name, error.until)
      else {
        log('warn', 'a carrier did not answer', { carrier: carrier.name, shipment: shipmentId, error })
        pausedUntil.set(carrier.name, instant(Date.now() + silenceMs))
      }
      return false
    }
  }

  async function poll(now: Instant, at?: Instant): Promise<number> {
    const asking = carriers.filter(({ name, tells }) => tells && (pausedUntil.get(name) ?? '') <= now)
    if (asking.length === 0) return 0
    const names = asking.map(({ name }) => name)
    const open = await store.query<readonly Candidate[]>(openShipmentsQuery, { carriers: names, limit: atOnce })
    const due = open.filter((parcel) => {
      const next = nextPoll(parcel, tellsOf(asking, parcel.carrier), now)
      return next !== undefined && next <= now
    })
    const all = await Promise.all(asking.map((carrier) => askInTurn(carrier, due, now, at)))
    return all.reduce((sum, count) => sum + count, 0)
  }

  /** One after the other where the carrier counts calls, all at once where it takes many in one. */
  async function askInTurn(carrier: Carrier, due: readonly Candidate[], now: Instant, at?: Instant): Promise<number> {
    const mine = due.filter((parcel) => parcel.carrier === carrier.name)
    if (carrier.tells === 'push') {
      const done = await Promise.all(mine.map((parcel) => askAbout(carrier, parcel, at)))
      return done.filter(Boolean).length
    }
    let count = 0
    for (const parcel of mine) {
      if ((pausedUntil.get(carrier.name) ?? '') > now) break
      if (await askAbout(carrier, parcel, at)) count += 1
    }
    return count
  }

  return {
    receivers: Object.fromEntries(
      carriers.filter(({ verify }) => verify).map((carrier) => [carrier.name, receiverFor(carrier)]),
    ),
    poll,
  }
}

/** A carrier that does not answer is left alone for a while. */
const silenceMs = 5 * 60_000

const tellsOf = (carriers: readonly Carrier[], name: string) =>
  carriers.find((carrier) => carrier.name === name)?.tells ?? 'poll'

/** What a webhook said and what the carrier answered, as one telling; the same word has the same id in both. */
const merged = (told: CarrierNews, answered: CarrierNews): CarrierNews => ({
  ...told,
  ...answered,
  events: [...told.events, ...answered.events],
})

function inputOf(
  shipmentId: string,
  { events, courier, expectedAt }: CarrierNews,
  more: Pick<CommandInputs['recordTracking'], 'notice' | 'polled'>,
): CommandInputs['recordTracking'] {
  return {
    shipmentId,
    events: events.slice(-200).map((event) => ({ ...event, description: event.description.slice(0, 500) })),
    ...(courier && { courier }),
    ...(expectedAt !== undefined && { expectedAt }),
    ...more,
  }
}

const carrierActor = (name: string): Actor => ({
  kind: 'provider',
  id: `provider-${name}`,
  name: titles[name] ?? name,
})
const titles: Readonly<Record<string, string>> = {
  easypost: 'EasyPost',
  dhl: 'DHL',
  fedex: 'FedEx',
  uber: 'Uber Direct',
}
