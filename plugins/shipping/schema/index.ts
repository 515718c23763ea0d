import { deliveryZone } from './delivery-zone.ts'
import { gazetteer } from './gazetteer.ts'
import { shipment } from './shipment.ts'

/** Zones and gazetteers are content; shipments are changed by commands only. */
export const schemaTypes = [deliveryZone, gazetteer, shipment]
