import { ok, refuse } from '@souk/kernel'
import { recordLabel as decideLabel, type Shipment, shippingRefusals } from '@souk/shipping'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { defineCommand } from '../dispatch/command.ts'

type Input = CommandInputs['recordLabel']
export const shipmentIdShape = z.string().regex(/^shipment\.[A-Za-z0-9]+-\d+$/)

export const shipmentNotFound = () =>
  refuse({ code: 'shipment_not_found', message: shippingRefusals.shipment_not_found.staff })

/** The carrier knows the parcel, under this tracking number. Refuses `shipment_not_found`. */
export const recordLabel = defineCommand<Input, Shipment | undefined, { shipmentId: string }>({
  name: 'recordLabel',
  title: 'Label made',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    shipmentId: shipmentIdShape,
    trackingNumber: z.string().min(1).max(100),
    service: z.string().max(100),
    labelUrl: z.url().max(2000).exactOptional(),
  }),
  load: (reader, { shipmentId }) => reader.get<Shipment>(shipmentId),
  applied: (shipment, { trackingNumber }) =>
    shipment?.trackingNumber === trackingNumber ? ok({ shipmentId: shipment._id }) : undefined,
  decide(shipment, { shipmentId, ...label }) {
    return shipment ? ok({ ...decideLabel(shipment, label), value: { shipmentId } }) : shipmentNotFound()
  },
})
