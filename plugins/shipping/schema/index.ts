import { deliveryZone } from './delivery-zone.ts'
import { shipment } from './shipment.ts'

/** Zones are content; shipments are changed by commands only. */
export const schemaTypes = [deliveryZone, shipment]
