import { ok, type Refusal, refuse, type Result, type Write } from '@souk/kernel'
import { appendEvents, type Fulfillment, orderEvent, orderRefusals } from '@souk/orders'
import { recordTracking, type Shipment } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand } from '../../dispatch/command.ts'
import { type DeliveryFacts, delivered, loadDelivery, parcelDelivered } from '../delivery.ts'
import { fulfillmentIdShape, fulfillmentNotFound, isMarked, workRoles } from '../work.ts'
import { follow } from './follow-parcel.ts'
import { awaitedFrom, loadParcel, no, type ParcelFacts, parcelFor } from './parcel.ts'

interface Claimed {
  readonly fulfillmentId: string
  readonly rider: string
}

/**
 * A rider takes a bag onto his list; the parcel is opened in his name and the shopper reads it. Repeating it changes
 * nothing. Refusals: `fulfillment_not_found`, `not_to_send`, `not_packed`, `rider_taken`.
 */
export const claimDelivery = defineCommand<CommandInputs['claimDelivery'], ParcelFacts | undefined, Claimed>({
  name: 'claimDelivery',
  title: 'Take it',
  roles: workRoles,
  lane: 'direct',
  audit: 'on_order',
  input: z.strictObject({ fulfillmentId: fulfillmentIdShape }),
  load: (reader, { fulfillmentId }, call) => loadParcel(reader, fulfillmentId, call),
  applied: (facts, { fulfillmentId }, { actor }) =>
    facts?.shipment?.rider === actor.id ? ok({ fulfillmentId, rider: actor.id }) : undefined,
  decide(facts, { fulfillmentId }, call) {
    const fulfillment = facts?.fulfillment
    if (!facts || !fulfillment) return fulfillmentNotFound()
    const refused = whyNotClaim(facts, fulfillment)
    if (refused) return refused
    const { id: rider, name: courierName } = call.actor
    const opened = facts.shipment
      ? [{ patch: { id: facts.shipment._id, ifRevisionID: facts.shipment._rev, set: { rider, courierName } } }]
      : parcelFor(facts.work, fulfillmentId, { carrier: facts.carrier, courierName, rider }, call).writes
    const event = orderEvent('courier_assigned', call, call.now, { note: courierName, fulfillment: fulfillmentId })
    const set = { courier: courierName, shipment: fulfillmentId.replace('fulfillment.', 'shipment.') }
    const tied: readonly Write[] = [
      { patch: { id: fulfillmentId, ifRevisionID: fulfillment._rev, set, insert: appendEvents(event) } },
      { patch: { id: facts.work.order._id, ifRevisionID: facts.work.order._rev, insert: appendEvents(event) } },
    ]
    return ok({ writes: [...opened, ...tied], effects: [], value: { fulfillmentId, rider } })
  },
})

function whyNotClaim({ shipment, carrier }: ParcelFacts, fulfillment: Fulfillment) {
  if (fulfillment.method === 'pickup' || awaitedFrom(shipment?.carrier ?? carrier)) return no('not_to_send')
  if (!['picking', 'packed', 'ready'].includes(fulfillment.state)) return no('not_packed')
  return shipment?.rider === undefined ? undefined : no('rider_taken', { name: shipment.courierName ?? 'Somebody' })
}

/** Wrong PINs that a rider may try. */
export const mostPinTries = 5

interface AtDoor {
  readonly delivered: boolean
  readonly triesLeft?: number
}

/**
 * The shopper said the PIN to the rider who has the bag. A wrong one is counted on the parcel and answered with
 * `delivered: false`; after five it is locked. Refusals: `fulfillment_not_found`, `shipment_not_found`, `rider_other`,
 * `pin_locked`, `wrong_state`.
 */
export const deliverAtDoor = defineCommand<CommandInputs['deliverAtDoor'], DeliveryFacts | undefined, AtDoor>({
  name: 'deliverAtDoor',
  title: 'Deliver with PIN',
  roles: workRoles,
  lane: 'direct',
  audit: 'on_order',
  input: z.strictObject({
    fulfillmentId: fulfillmentIdShape,
    pin: z.string().regex(/^\d{4}$/, 'A PIN has four digits.'),
  }),
  load: (reader, { fulfillmentId }) => loadDelivery(reader, fulfillmentId),
  applied: (facts, _, call) => (isMarked(facts?.work.order, call) ? ok({ delivered: true }) : undefined),
  decide(facts, { fulfillmentId, pin }, call) {
    const held = ofRider(facts, call)
    if (!held.ok) return held
    const { shipment, delivery } = held.value
    const tries = shipment.pinTries ?? 0
    if (tries >= mostPinTries) return no('pin_locked', { tries })
    const state = delivery.work.fulfillments.find(({ _id }) => _id === fulfillmentId)?.state
    if (state !== 'handed_over')
      return refuse({
        code: 'wrong_state',
        message: 'Pick it up first.',
        detail: { words: orderRefusals.wrong_state.shopper },
      })
    if (pin !== call.pinFor(delivery.work.order._id)) {
      const counted = { patch: { id: shipment._id, ifRevisionID: shipment._rev, set: { pinTries: tries + 1 } } }
      return ok({ writes: [counted], effects: [], value: { delivered: false, triesLeft: mostPinTries - tries - 1 } })
    }
    const decided = delivered(delivery, { fulfillmentId, pin }, call)
    if (!decided.ok) return decided
    const { writes, effects } = decided.value
    return ok({ writes: [...writes, ...parcelDelivered(shipment, call)], effects, value: { delivered: true } })
  },
})

/** The parcel, when it is on this rider's list. */
function ofRider(
  facts: DeliveryFacts | undefined,
  { actor }: Call,
): Result<{ readonly delivery: DeliveryFacts; readonly shipment: Shipment }, Refusal> {
  if (!facts) return fulfillmentNotFound()
  if (!facts.shipment) return no('shipment_not_found')
  return facts.shipment.rider === actor.id ? ok({ delivery: facts, shipment: facts.shipment }) : no('rider_other')
}

const said = {
  failed: 'Nobody was there',
  out_for_delivery: 'The rider tries again',
  returned: 'Brought back to the shop',
} as const

/**
 * How it went at the door, told by the rider who has the bag: nobody there, trying again, brought back. Refusals:
 * `fulfillment_not_found`, `shipment_not_found`, `rider_other`.
 */
export const reportDelivery = defineCommand<
  CommandInputs['reportDelivery'],
  DeliveryFacts | undefined,
  { readonly state: string }
>({
  name: 'reportDelivery',
  title: 'Report from the door',
  roles: workRoles,
  lane: 'direct',
  input: z.strictObject({
    fulfillmentId: fulfillmentIdShape,
    status: z.enum(['failed', 'out_for_delivery', 'returned']),
    note: z.string().trim().min(1).max(200).exactOptional(),
  }),
  load: (reader, { fulfillmentId }) => loadDelivery(reader, fulfillmentId),
  applied: () => undefined,
  decide(facts, { status, note }, call) {
    const held = ofRider(facts, call)
    if (!held.ok) return held
    const description = note ?? said[status]
    const told = { id: `rider-${call.commandId}`, at: call.now, status, description }
    const recorded = recordTracking(held.value.shipment, told)
    if (!recorded.ok) return recorded
    const { moved, shipment } = recorded.value.value
    const value = { state: shipment.state }
    if (!moved) return ok({ ...recorded.value, value })
    const followed = follow({ ...held.value.delivery, shipment }, moved, description, call)
    if (!followed.ok) return followed
    return ok({ ...followed.value, writes: [...recorded.value.writes, ...followed.value.writes], value })
  },
})
