import { ok, refuse } from '@souk/kernel'
import { carry } from '@souk/orders'
import { recordLabel as decideLabel, shippingRefusals } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { defineCommand } from '../dispatch/command.ts'
import { type DeliveryFacts, loadDelivery } from './delivery.ts'

type Input = CommandInputs['recordLabel']
export const shipmentIdShape = z.string().regex(/^shipment\.[A-Za-z0-9]+-\d+$/)

export const shipmentNotFound = () =>
  refuse({ code: 'shipment_not_found', message: shippingRefusals.shipment_not_found.staff })

/** The carrier knows the parcel, under this tracking number; a bag that waited for it is ready. Refuses `shipment_not_found`. */
export const recordLabel = defineCommand<Input, DeliveryFacts | undefined, { shipmentId: string }>({
  name: 'recordLabel',
  title: 'Label made',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    shipmentId: shipmentIdShape,
    trackingNumber: z.string().min(1).max(100),
    service: z.string().max(100),
    labelUrl: z.url().max(2000).exactOptional(),
    trackingUrl: z.url().max(2000).exactOptional(),
    reference: z.string().max(200).exactOptional(),
    expectedAt: z.iso.datetime().exactOptional(),
    pin: z
      .string()
      .regex(/^\d{4,8}$/)
      .exactOptional(),
  }),
  load: (reader, { shipmentId }) => loadDelivery(reader, shipmentId.replace('shipment.', 'fulfillment.')),
  applied: (facts, { trackingNumber }) =>
    facts?.shipment?.trackingNumber === trackingNumber ? ok({ shipmentId: facts.shipment._id }) : undefined,
  decide(facts, { shipmentId, ...label }, call) {
    if (!facts?.shipment) return shipmentNotFound()
    const { writes } = decideLabel(facts.shipment, label)
    const { fulfillment: fulfillmentId, state } = facts.shipment
    const waits = facts.work.fulfillments.some(({ _id, state: at }) => _id === fulfillmentId && at === 'packed')
    const ready =
      waits && state === 'created'
        ? carry(facts.work, { ...call, fulfillmentId, to: 'ready', event: 'made_ready', note: label.service }, call.now)
        : undefined
    return ok({ writes: [...writes, ...(ready?.writes ?? [])], effects: [], value: { shipmentId } })
  },
})
