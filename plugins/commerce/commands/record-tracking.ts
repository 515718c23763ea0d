import { type Decision, dotted, ok, type StoredDocument, type Write } from '@souk/kernel'
import { appendEvents, orderEvent } from '@souk/orders'
import { type RecordedTracking, recordNews, type Shipment, type ShipmentState } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { type Call, defineCommand } from '../dispatch/command.ts'
import { type DeliveryFacts, loadDelivery } from './delivery.ts'
import { shipmentIdShape, shipmentNotFound } from './record-label.ts'
import { follow } from './shipping/follow-parcel.ts'

type Input = CommandInputs['recordTracking']
interface Value {
  readonly shipmentId: string
  readonly state: ShipmentState
  /** False: all of it was known. */
  readonly changed: boolean
}
interface Facts {
  readonly delivery: DeliveryFacts
  /** The webhook was applied before. */
  readonly known: boolean
}

const word = z.strictObject({
  id: z.string().min(1).max(300),
  at: z.iso.datetime(),
  status: z.string().max(40),
  description: z.string().max(500),
  code: z.string().max(100).exactOptional(),
  place: z.string().max(200).exactOptional(),
})
const input: z.ZodType<Input> = z.strictObject({
  shipmentId: shipmentIdShape,
  event: word.exactOptional(),
  events: z.array(word).max(200).exactOptional(),
  courier: z
    .strictObject({
      state: z.enum(['awaited', 'assigned', 'at_pickup', 'on_the_way', 'imminent', 'done']),
      name: z.string().max(80).exactOptional(),
      vehicle: z.string().max(40).exactOptional(),
      position: z.strictObject({ lat: z.number(), lng: z.number(), at: z.iso.datetime() }).exactOptional(),
    })
    .exactOptional(),
  expectedAt: z.iso.datetime().exactOptional(),
  notice: z
    .strictObject({
      source: z.string().regex(/^[\w-]{1,30}$/),
      id: z.string().regex(/^[\w-]{1,80}$/),
      kind: z.string().max(100),
      payload: z.string(),
    })
    .exactOptional(),
  polled: z.boolean().exactOptional(),
})

const eventId = ({ source, id }: { readonly source: string; readonly id: string }) => dotted('event', source, id)

/**
 * Keeps what a carrier said, each word once; what it says of the delivery moves fulfillment and order with it. Refusals:
 * `shipment_not_found`, `unknown_status`.
 */
export const recordTracking = defineCommand<Input, Facts | undefined, Value>({
  name: 'recordTracking',
  title: 'Courier news',
  roles: [],
  lane: 'direct',
  input,
  async load(reader, { shipmentId, notice }) {
    const [delivery, known] = await Promise.all([
      loadDelivery(reader, shipmentId.replace('shipment.', 'fulfillment.')),
      notice ? reader.get<StoredDocument>(eventId(notice)) : undefined,
    ])
    return delivery && { delivery, known: known !== undefined }
  },
  applied: (facts) =>
    facts?.known && facts.delivery.shipment ? ok(valueOf(facts.delivery.shipment, false)) : undefined,
  decide(facts, { event, events = [], courier, expectedAt, notice, polled }, call) {
    const delivery = facts?.delivery
    if (!delivery?.shipment) return shipmentNotFound()
    const news = { ...(courier && { courier }), ...(expectedAt !== undefined && { expectedAt }) }
    const recorded = recordNews(delivery.shipment, { events: event ? [event, ...events] : events, ...news })
    if (!recorded.ok) return recorded
    const { changed, added, shipment } = recorded.value.value
    const seen: readonly Write[] = notice && added.length > 0 ? [{ create: eventDocument(notice, shipment, call) }] : []
    const asked: readonly Write[] = polled ? [{ patch: { id: shipment._id, set: { polledAt: call.now } } }] : []
    const followed = consequencesOf(delivery, recorded.value.value, call)
    if (!followed.ok) return followed
    const { writes, effects } = followed.value
    return ok({
      writes: [...seen, ...recorded.value.writes, ...asked, ...writes],
      effects,
      value: valueOf(shipment, changed),
    })
  },
})

function consequencesOf(facts: DeliveryFacts, { moved, added, shipment }: RecordedTracking, call: Call) {
  const last = added.at(-1)
  const strange = added.find(({ status }) => status === 'unknown')
  const odd: readonly Write[] = strange
    ? [{ patch: { id: shipment.order, insert: appendEvents(strangeWord(strange, shipment, call)) } }]
    : []
  if (!moved) return ok({ writes: odd, effects: [], value: undefined } satisfies Decision<unknown>)
  const note = added.findLast(({ status }) => status === moved)?.description ?? last?.description ?? ''
  const followed = follow({ ...facts, shipment }, moved, note, call)
  return followed.ok ? ok({ ...followed.value, writes: [...odd, ...followed.value.writes] }) : followed
}

const strangeWord = (word: RecordedTracking['added'][number], { fulfillment }: Shipment, call: Call) =>
  orderEvent('tracking_unknown', call, call.now, { note: `${word.code ?? ''} ${word.description}`.trim(), fulfillment })

const valueOf = ({ _id, state }: Shipment, changed: boolean): Value => ({ shipmentId: _id, state, changed })

const eventDocument = (
  { source, id, kind, payload }: NonNullable<Input['notice']>,
  { order }: Shipment,
  { now }: Call,
) => ({ _id: eventId({ source, id }), _type: 'event', source, kind, receivedAt: now, order, payload })
