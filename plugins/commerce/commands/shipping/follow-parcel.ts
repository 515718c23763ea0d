import { type Decision, ok, type Refusal, type Result, type Write } from '@souk/kernel'
import {
  appendEvents,
  carry,
  type Fulfillment,
  type FulfillmentState,
  mayCarry,
  type OrderEventType,
  orderEvent,
} from '@souk/orders'
import { isCarried, type ShipmentState } from '@souk/shipping'
import { z } from 'zod'
import { type Call, defineCommand } from '../../dispatch/command.ts'
import { type DeliveryFacts, delivered, loadDelivery } from '../delivery.ts'
import { tellParcelNews } from '../messages/tell.ts'
import { shipmentIdShape, shipmentNotFound } from '../record-label.ts'

interface Consequence {
  /** Where it leads the fulfillment. */
  readonly to?: FulfillmentState
  readonly event: OrderEventType
}

/** What a parcel's new state means for its order. THE table. */
const consequences: Readonly<Record<Exclude<ShipmentState, 'delivered'>, Consequence>> = {
  created: { event: 'tracking' },
  labeled: { event: 'tracking' },
  picked_up: { to: 'handed_over', event: 'tracking' },
  in_transit: { to: 'handed_over', event: 'tracking' },
  out_for_delivery: { to: 'handed_over', event: 'tracking' },
  available_for_pickup: { to: 'handed_over', event: 'tracking' },
  delayed: { to: 'handed_over', event: 'delayed' },
  failed: { to: 'delivery_failed', event: 'delivery_failed' },
  returning: { to: 'returning', event: 'returning' },
  returned: { to: 'returned', event: 'returned' },
  canceled: { to: 'delivery_failed', event: 'parcel_canceled' },
}

const inHouse: readonly FulfillmentState[] = ['scheduled', 'open', 'picking', 'packed', 'ready']
const atDoor: readonly FulfillmentState[] = ['handed_over', 'delivery_failed']

/**
 * What follows for fulfillment and order from a parcel's move. A carrier that has a bag which we still hold means that
 * nobody noted it: the hand-over is caught up by effect. `again`: it was told before, only what lags behind is moved.
 */
export function follow(
  facts: DeliveryFacts,
  moved: ShipmentState,
  note: string,
  call: Call,
  again = false,
): Result<Decision<unknown>, Refusal> {
  const shipment = facts.shipment
  const fulfillment = facts.work.fulfillments.find(({ _id }) => _id === shipment?.fulfillment)
  if (!shipment || !fulfillment) return ok({ writes: [], effects: [], value: undefined })
  if (inHouse.includes(fulfillment.state) && isCarried(moved))
    return ok({ writes: [], effects: [{ kind: 'catch-up', subject: shipment._id }], value: undefined })
  if (moved === 'delivered')
    return atDoor.includes(fulfillment.state)
      ? delivered(atTheDoor(facts, fulfillment), { fulfillmentId: fulfillment._id }, call)
      : ok({ writes: [], effects: [], value: undefined })
  const { to } = consequences[moved]
  if (again && !(to && mayCarry(fulfillment.state, to))) return ok({ writes: [], effects: [], value: undefined })
  return ok(consequence(facts, fulfillment, moved, note, call))
}

function consequence(
  { work }: DeliveryFacts,
  fulfillment: Fulfillment,
  moved: Exclude<ShipmentState, 'delivered'>,
  note: string,
  call: Call,
): Decision<unknown> {
  const { to, event } = consequences[moved]
  const mailed = tellParcelNews(work.order, moved, call)
  const carried =
    to && mayCarry(fulfillment.state, to)
      ? carry(work, { ...call, fulfillmentId: fulfillment._id, to, event, note }, call.now)
      : undefined
  const told: Write = {
    patch: {
      id: work.order._id,
      insert: appendEvents(orderEvent(event, call, call.now, { note, fulfillment: fulfillment._id })),
    },
  }
  const writes = carried ? carried.writes : [told]
  return { writes: [...writes, ...mailed.writes], effects: mailed.effects, value: undefined }
}

/** Somebody took it after all: delivery goes on from the hand-over. */
const atTheDoor = (facts: DeliveryFacts, fulfillment: Fulfillment): DeliveryFacts => ({
  ...facts,
  work: {
    ...facts.work,
    fulfillments: facts.work.fulfillments.map((each) =>
      each._id === fulfillment._id ? { ...each, state: 'handed_over' } : each,
    ),
  },
})

/** Catches up with a parcel whose carrier was faster than our notes. Refuses `shipment_not_found`. */
export const followParcel = defineCommand<
  { shipmentId: string },
  DeliveryFacts | undefined,
  { readonly state: string }
>({
  name: 'followParcel',
  title: 'Catch up with the carrier',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ shipmentId: shipmentIdShape }),
  load: (reader, { shipmentId }) => loadDelivery(reader, shipmentId.replace('shipment.', 'fulfillment.')),
  applied: () => undefined,
  decide(facts, _, call) {
    if (!facts?.shipment) return shipmentNotFound()
    const { state, events } = facts.shipment
    const followed = follow(facts, state, events.at(-1)?.description ?? '', call, true)
    return followed.ok ? ok({ ...followed.value, value: { state } }) : followed
  },
})
