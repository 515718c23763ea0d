import type { Fulfillment, Order, WorkFacts } from '@souk/orders'
import {
  carrierAwaits,
  type DeliveryZone,
  openShipment,
  type Shipment,
  type ShipmentState,
  shipmentId,
  shippingRefusals,
} from '@souk/shipping'
import type { Decision, New } from '@souk/kernel'
import { fillWords, refuse } from '@souk/kernel'
import type { Call, Reader } from '../../dispatch/command.ts'
import { loadWork } from '../work.ts'

/** What parcels are opened and given away from. */
export interface ParcelFacts {
  readonly work: WorkFacts
  readonly fulfillment: Fulfillment | undefined
  readonly shipment: Shipment | undefined
  /** Who carries what is sent where this order goes. */
  readonly carrier: string
}

export async function loadParcel(reader: Reader, fulfillmentId: string, call: Call): Promise<ParcelFacts | undefined> {
  const [work, [shipment], zones] = await Promise.all([
    loadWork(reader, fulfillmentId),
    reader.peek<Shipment>([shipmentId(fulfillmentId)]),
    reader.contentOf<DeliveryZone>('deliveryZone'),
  ])
  if (!work) return undefined
  const fulfillment = work.fulfillments.find(({ _id }) => _id === fulfillmentId)
  return { work, fulfillment, shipment, carrier: carrierFor(work.order, zones, call) }
}

/** The zone's carrier, else the shop's first. */
export const carrierFor = (
  { delivery }: Pick<Order, 'delivery'>,
  zones: readonly Pick<DeliveryZone, '_id' | 'carrier'>[],
  { carrier }: Pick<Call, 'carrier'>,
): string => zones.find(({ _id }) => _id === delivery.zone)?.carrier ?? carrier

/** What a bag that is sent with this carrier waits for once it is packed. */
export const awaitedFrom = (carrier: string): 'label' | 'courier' | undefined => carrierAwaits[carrier]

/** Opens the parcel of a fulfillment. */
export const parcelFor = (
  { order }: WorkFacts,
  fulfillment: string,
  more: { readonly carrier: string; readonly courierName?: string; readonly rider?: string },
  { now }: Call,
): Decision<New<Shipment>> => openShipment({ order: order._id, orderNumber: order.number, fulfillment, ...more }, now)

export const no = (code: keyof typeof shippingRefusals, detail?: Readonly<Record<string, unknown>>) =>
  refuse({ code, message: fillWords(shippingRefusals[code].staff, detail), ...(detail && { detail }) })

/** Before the carrier has it. */
export const isStill = (state: ShipmentState): boolean => ['created', 'labeled', 'canceled'].includes(state)
