import { type Decision, decision } from '@souk/kernel'
import type { Label } from '../carrier.ts'
import type { Shipment } from '../documents.ts'

/** The carrier knows the parcel. A parcel that is further already keeps its state. */
export function recordLabel(shipment: Shipment, label: Label): Decision<Shipment> {
  const set = { ...label, state: shipment.state === 'created' ? ('labeled' as const) : shipment.state }
  return decision([{ patch: { id: shipment._id, ifRevisionID: shipment._rev, set } }], { ...shipment, ...set })
}
