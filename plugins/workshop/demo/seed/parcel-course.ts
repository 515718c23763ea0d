import type { Instant } from '@souk/kernel'
import { plusMinutes } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import type { PlannedOrder } from './plan.ts'
import { shopDays } from './shop-time.ts'
import { actors, type Stage } from './stage.ts'

const hour = 60

/** Where parcels are seen on their way, by the country they go to. */
const hubs: Readonly<Record<string, string>> = {
  US: 'Oakland, CA',
  PK: 'Lahore',
  JO: 'Amman',
  AE: 'Dubai',
  SA: 'Riyadh',
  GB: 'East Midlands',
}

/** The town that a fulfillment leaves from, as its stock location says. */
async function originOf(stage: Stage, fulfillmentId: string): Promise<string> {
  const [fulfillment] = await stage.store.get([fulfillmentId])
  const [place] = await stage.store.get([String(fulfillment?.['location'])])
  return String(Object(place?.['address']).city ?? '')
}

/** Gives a parcel to its carrier and plays what the carrier says of it, to the door or back again. */
export async function sendParcel(
  stage: Stage,
  planned: PlannedOrder,
  fulfillmentId: string,
  there: Instant,
): Promise<void> {
  const { agenda, random } = stage
  const left = agenda.now()
  await stage.must('handOverFulfillment', { fulfillmentId }, actors.sami)
  const shipmentId = fulfillmentId.replace('fulfillment.', 'shipment.')
  const { city, country } = planned.shopper.address
  const origin = await originOf(stage, fulfillmentId)
  let told = 0
  const word = (at: Instant, status: string, description: string, place: string) => {
    const event = { id: `${shipmentId}-${++told}`, at, status, description, place }
    agenda.plan(at, () => stage.must('recordTracking', { shipmentId, event }, actors.effects))
  }
  word(plusMinutes(left, random.between(35, 90)), 'picked_up', 'Picked up from the sender', origin)
  word(plusMinutes(left, random.between(5, 9) * hour), 'in_transit', 'Left the origin facility', origin)
  if (planned.stage !== 'done') return
  const hub = hubs[country] ?? city
  const morning = dayOf(stage, there, 8 * hour + random.between(10, 70))
  word(plusMinutes(morning, -random.between(9, 14) * hour), 'in_transit', 'Arrived at the delivery facility', hub)
  word(morning, 'out_for_delivery', 'With the courier', city)
  if (random.chance(0.03)) return comesBack(stage, there, [city, origin], word)
  word(there, 'delivered', 'Delivered', city)
  const { refunds = 0 } = stage.story.rhythm
  if (planned.provider === 'stripe' && random.chance(refunds)) regret(stage, fulfillmentId, there)
}

/** A time of the shop's day on which an instant falls. */
function dayOf({ timeZone }: Stage, at: Instant, minutes: number): Instant {
  const morning = shopDays(at, 1, timeZone)[0]?.at(minutes) ?? at
  return morning < at ? morning : plusMinutes(at, -2 * hour)
}

/** Nobody was at home twice: the parcel goes back where it came from. */
function comesBack(
  { random }: Stage,
  there: Instant,
  [city, origin]: readonly [there: string, back: string],
  word: (at: Instant, status: string, description: string, place: string) => void,
): void {
  word(there, 'failed', 'Nobody was at the address', city)
  word(plusMinutes(there, random.between(26, 30) * hour), 'returning', 'Not collected, going back', city)
  word(plusMinutes(there, random.between(90, 120) * hour), 'returned', 'Back with the sender', origin)
}

/** Days later something did not fit: its money goes back. */
function regret(stage: Stage, fulfillmentId: string, there: Instant): void {
  const { agenda, random } = stage
  agenda.plan(plusMinutes(there, random.between(2, 9) * 24 * hour), async () => {
    const [fulfillment] = (await stage.store.get([fulfillmentId])) as readonly (Fulfillment | undefined)[]
    const [order] = fulfillment ? ((await stage.store.get([fulfillment.order])) as readonly (Order | undefined)[]) : []
    const line = order && random.pick(order.lines)
    if (!order || !line) throw new Error(`${fulfillmentId} lost its order`)
    const input = { orderId: order._id, lines: [{ sku: line.sku, quantity: 1 }], reason: 'did_not_fit' }
    await stage.must('refundOrder', input, actors.leena)
  })
}
