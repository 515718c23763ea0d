import { ok } from '@souk/kernel'
import { pack } from '@souk/orders'
import { z } from 'zod'
import { type Call, defineCommand } from '../dispatch/command.ts'
import { capturePacked } from './payments/capture-packed.ts'
import { awaitedFrom, loadParcel, type ParcelFacts, parcelFor } from './shipping/parcel.ts'
import { fulfillmentIdShape, fulfillmentNotFound, workApplied, workRoles, workValue } from './work.ts'

/** The parcel that an outside carrier is to bring; undefined where nobody is waited for. */
function parcelToOpen({ work, fulfillment, shipment, carrier }: ParcelFacts, fulfillmentId: string, call: Call) {
  if (fulfillment?.method !== 'delivery' || shipment || !awaitedFrom(carrier)) return undefined
  return parcelFor(work, fulfillmentId, { carrier }, call)
}

/** Closes the bag; where an outside carrier brings it, its parcel is opened and the label or the courier ordered. Refusals: those of the domain's `pack`. */
export const packFulfillment = defineCommand({
  name: 'packFulfillment',
  title: 'Pack',
  roles: workRoles,
  lane: 'direct',
  audit: 'on_order',
  input: z.strictObject({ fulfillmentId: fulfillmentIdShape }),
  load: (reader, { fulfillmentId }, call) => loadParcel(reader, fulfillmentId, call),
  applied: (facts, input, call) => workApplied(facts?.work, input, call),
  decide(facts, command, call) {
    if (!facts) return fulfillmentNotFound()
    const parcel = parcelToOpen(facts, command.fulfillmentId, call)
    const waits = parcel ? { waits: true, shipment: parcel.value._id } : {}
    const decided = pack(facts.work, { ...command, ...call, ...waits }, call.now)
    if (!decided.ok) return decided
    const { writes, effects, value } = decided.value
    const ordered = parcel ? [{ kind: 'label', subject: parcel.value._id }] : []
    return ok({
      writes: [...writes, ...(parcel?.writes ?? [])],
      effects: [...effects, ...ordered, ...capturePacked(facts.work.order)],
      value: workValue(value),
    })
  },
})
