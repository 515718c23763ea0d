import type { SiteSettings, Variant } from '@souk/catalog'
import type { StockLocation } from '@souk/inventory'
import { afterDot, type Instant, type StoredDocument, systemActor } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import type { LabelRequest, Shipment } from '@souk/shipping'
import type { CommandName, CommerceDependencies, DocumentStore } from '../contract.ts'
import type { Dispatcher } from '../dispatch.ts'
import type { EffectHandler } from '../effects/runner.ts'

export interface ShippingEffectParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly carriers: CommerceDependencies['carriers']
}

const actor = systemActor('Effects')

/** Effects that carriers and couriers do: labels and couriers ordered, orders ended, notes caught up. */
export function createShippingEffects({
  store,
  dispatch,
  carriers,
}: ShippingEffectParts): Readonly<Record<string, EffectHandler>> {
  async function read<Doc extends StoredDocument>(id: string): Promise<Doc> {
    const [document] = await store.get([id])
    if (!document) throw new Error(`${id} is not there`)
    return document as Doc
  }
  /** Reports back under an id that follows from the effect's, so a repeat reports once. */
  async function report(name: CommandName, input: unknown, key: string, at: Instant | undefined) {
    const commandId = `x-${key.replaceAll('.', '-')}`.slice(-64)
    return dispatch(name, input, { actor, commandId, ...(at && { now: at }) })
  }
  async function must(name: CommandName, input: unknown, key: string, at: Instant | undefined): Promise<void> {
    const done = await report(name, input, key, at)
    if (!done.ok) throw new Error(`${name} was refused: ${done.refusal.code}`)
  }
  /** What was picked weighs so much, as far as the catalogue knows. */
  async function weightOf({ lines }: Fulfillment): Promise<number> {
    const variants = (await store.get(lines.map(({ variant }) => variant))) as readonly (Variant | undefined)[]
    return lines.reduce((sum, { picked }, at) => sum + picked * (variants[at]?.weightGrams ?? 0), 0)
  }
  const carrierOf = ({ carrier: name }: Shipment) => {
    const carrier = carriers.find((each) => each.name === name)
    if (!carrier) throw new Error(`this shop has no carrier ${name}`)
    return carrier
  }

  return {
    async label({ _id, subject }, at) {
      const shipment = await read<Shipment>(subject)
      if (shipment.trackingNumber !== undefined || shipment.state === 'canceled') return
      const [order, fulfillment, settings] = await Promise.all([
        read<Order>(shipment.order),
        read<Fulfillment>(shipment.fulfillment),
        read<SiteSettings>('siteSettings'),
      ])
      const location = await read<StockLocation>(fulfillment.location)
      const weightGrams = await weightOf(fulfillment)
      const request = requestFor({ shipment, order, fulfillment, location, settings, weightGrams }, _id)
      const label = await carrierOf(shipment).label(request)
      await must('recordLabel', { shipmentId: shipment._id, ...label }, afterDot(_id), at)
    },

    'cancel-parcel': async ({ _id, subject }, at) => {
      const shipment = await read<Shipment>(subject)
      if (shipment.state !== 'created' && shipment.state !== 'labeled') return
      const { trackingNumber, reference, _id: shipmentId } = shipment
      const carrier = carrierOf(shipment)
      if (trackingNumber !== undefined && carrier.cancel) {
        const ended = await carrier.cancel({
          shipmentId,
          trackingNumber,
          ...(reference !== undefined && { reference }),
        })
        if (ended === 'too_late') return noteTooLate(shipmentId, afterDot(_id), at)
      }
      const now = at ?? new Date().toISOString()
      const event = { id: `cancel-${_id}`, at: now, status: 'canceled', description: 'Canceled by the shop' }
      await must('recordTracking', { shipmentId, event }, afterDot(_id), at)
    },

    /** The carrier has what our notes still call ours: hand over first, then follow. A person may have been faster. */
    'catch-up': async ({ _id, subject }, at) => {
      const { fulfillment: fulfillmentId, courierName } = await read<Shipment>(subject)
      const { state } = await read<Fulfillment>(fulfillmentId)
      if (state === 'packed' || state === 'ready') {
        const input = { fulfillmentId, ...(courierName !== undefined && { courier: courierName }) }
        const done = await report('handOverFulfillment', input, `h-${afterDot(_id)}`, at)
        if (!done.ok && done.refusal.code !== 'wrong_state') throw new Error(`not handed over: ${done.refusal.code}`)
      }
      await must('followParcel', { shipmentId: subject }, `f-${afterDot(_id)}`, at)
    },
  }

  /** The courier was faster than we; the parcel's log says so. */
  async function noteTooLate(shipmentId: string, key: string, at: Instant | undefined): Promise<void> {
    const now = at ?? new Date().toISOString()
    const event = {
      id: `too-late-${key}`,
      at: now,
      status: 'unknown',
      description: 'Too late to cancel: the courier has it',
    }
    await must('recordTracking', { shipmentId, event }, key, at)
  }
}

interface Papers {
  readonly shipment: Shipment
  readonly order: Order
  readonly fulfillment: Fulfillment
  readonly location: StockLocation
  readonly settings: SiteSettings
  /** 0 when nobody knows. */
  readonly weightGrams: number
}

function requestFor(papers: Papers, key: string): LabelRequest {
  const { shipment, order, fulfillment, location, settings, weightGrams } = papers
  const { courierName } = shipment
  const { rate } = order.delivery
  const paidFor = rate?.carrier === shipment.carrier ? rate.service : undefined
  const prices = new Map(order.lines.map(({ _key, unitPrice }) => [_key, unitPrice]))
  const { phone } = order.contact
  return {
    shipmentId: shipment._id,
    orderNumber: order.number,
    from: { name: location.name, ...location.address, ...(settings.phone ? { phone: dialled(settings.phone) } : {}) },
    to: { ...order.address, ...(phone ? { phone: dialled(phone) } : {}) },
    contents: fulfillment.lines
      .filter(({ picked }) => picked > 0)
      .map(({ line, title, picked }) => ({ title, quantity: picked, unitPrice: prices.get(line) ?? 0 })),
    currency: order.currency,
    ...(courierName !== undefined && { courierName }),
    ...(paidFor !== undefined && { service: paidFor }),
    ...(weightGrams > 0 && { weightGrams }),
    idempotencyKey: key,
  }
}

/** A number as machines dial it. */
const dialled = (phone: string): string => phone.replaceAll(/[^+\d]/g, '')
