import { deliverySlot } from './delivery-slot.ts'
import { deliveryZone } from './delivery-zone.ts'
import { gazetteer } from './gazetteer.ts'
import { shipment } from './shipment.ts'

/** Zones and gazetteers are content; slots are not offered yet; shipments are changed by commands only. */
export const schemaTypes = [deliveryZone, deliverySlot, gazetteer, shipment]
