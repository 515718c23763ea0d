import { type Decision, ok, type Refusal, type Result, type Write } from '@souk/kernel'
import { carry, type Fulfillment } from '@souk/orders'
import { carrierNames, recordLabel, reopenShipment, type Shipment } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand } from '../../dispatch/command.ts'
import { fulfillmentIdShape, fulfillmentNotFound, workRoles } from '../work.ts'
import { isStill, loadParcel, no, type ParcelFacts, parcelFor } from './parcel.ts'

interface Value {
  readonly shipmentId: string
  readonly carrier: string
}
type Asked = CommandInputs['createLabel']
const carrier = z.enum(carrierNames).exactOptional()

/** Gives the parcel of a packed bag to a carrier, now or anew. The label or the courier follows by effect. */
function give(facts: ParcelFacts, name: string, asked: Asked, call: Call): Result<Decision<Value>, Refusal> {
  const { fulfillment, shipment, work } = facts
  if (!fulfillment) return fulfillmentNotFound()
  if (fulfillment.method === 'pickup') return no('not_to_send')
  if (fulfillment.state !== 'packed' && fulfillment.state !== 'ready') return no('not_packed')
  if (shipment && !isStill(shipment.state)) return no('parcel_moving', { state: shipment.state.replaceAll('_', ' ') })
  const opened = opening(facts, fulfillment, name, call)
  const value = { shipmentId: opened.shipment._id, carrier: name }
  if (asked.trackingNumber === undefined)
    return ok({ writes: opened.writes, effects: [{ kind: 'label', subject: value.shipmentId }], value })
  const label = { trackingNumber: asked.trackingNumber, service: 'Entered by hand' }
  const [labeled] = recordLabel(opened.shipment, label).writes
  const ready = carry(work, { ...call, fulfillmentId: fulfillment._id, to: 'ready', event: 'made_ready' }, call.now)
  const unguarded =
    labeled && 'patch' in labeled ? [{ patch: { id: value.shipmentId, set: labeled.patch.set ?? {} } }] : []
  return ok({ writes: [...opened.writes, ...unguarded, ...(ready?.writes ?? [])], effects: [], value })
}

function opening(
  { work, shipment }: ParcelFacts,
  fulfillment: Fulfillment,
  name: string,
  call: Call,
): { readonly writes: readonly Write[]; readonly shipment: Shipment } {
  if (shipment) {
    const again = reopenShipment(shipment, name, call.now)
    return { writes: again.writes, shipment: again.value }
  }
  const opened = parcelFor(work, fulfillment._id, { carrier: name }, call)
  const stored = { _rev: '', _createdAt: call.now, _updatedAt: call.now, ...opened.value }
  const tied: Write = {
    patch: { id: fulfillment._id, ifRevisionID: fulfillment._rev, set: { shipment: opened.value._id } },
  }
  return { writes: [...opened.writes, tied], shipment: stored }
}

/**
 * Orders a label or a courier for a packed bag: the zone's carrier or another one, again after it was canceled; with
 * `trackingNumber` it was bought elsewhere. Refusals: `fulfillment_not_found`, `not_to_send`, `not_packed`, `parcel_moving`.
 */
export const createLabel = defineCommand<Asked, ParcelFacts | undefined, Value>({
  name: 'createLabel',
  title: 'Make label',
  roles: workRoles,
  lane: 'direct',
  input: z.strictObject({
    fulfillmentId: fulfillmentIdShape,
    carrier,
    trackingNumber: z.string().trim().min(4).max(60).exactOptional(),
  }),
  load: (reader, { fulfillmentId }, call) => loadParcel(reader, fulfillmentId, call),
  applied: () => undefined,
  decide: (facts, asked, call) =>
    facts ? give(facts, asked.carrier ?? facts.carrier, asked, call) : fulfillmentNotFound(),
})

/** An on-demand courier instead of whoever was to carry it. Refusals: those of `createLabel`. */
export const requestCourier = defineCommand<CommandInputs['requestCourier'], ParcelFacts | undefined, Value>({
  name: 'requestCourier',
  title: 'Request courier',
  roles: workRoles,
  lane: 'direct',
  input: z.strictObject({ fulfillmentId: fulfillmentIdShape, carrier }),
  load: (reader, { fulfillmentId }, call) => loadParcel(reader, fulfillmentId, call),
  applied: () => undefined,
  decide: (facts, asked, call) => (facts ? give(facts, asked.carrier ?? 'uber', asked, call) : fulfillmentNotFound()),
})

/** Ends what was ordered, while the courier does not have it. Refusals: `shipment_not_found`, `parcel_moving`. */
export const cancelCourier = defineCommand<CommandInputs['cancelCourier'], ParcelFacts | undefined, Value>({
  name: 'cancelCourier',
  title: 'Cancel label or courier',
  roles: workRoles,
  lane: 'direct',
  input: z.strictObject({ fulfillmentId: fulfillmentIdShape }),
  load: (reader, { fulfillmentId }, call) => loadParcel(reader, fulfillmentId, call),
  applied: () => undefined,
  decide(facts) {
    const shipment = facts?.shipment
    if (!shipment) return no('shipment_not_found')
    if (!isStill(shipment.state) || shipment.state === 'canceled')
      return no('parcel_moving', { state: shipment.state.replaceAll('_', ' ') })
    const value = { shipmentId: shipment._id, carrier: shipment.carrier }
    return ok({ writes: [], effects: [{ kind: 'cancel-parcel', subject: shipment._id }], value })
  },
})
