import { Reroute } from '../../schemas/commands.ts'
import { workOnFulfillment } from '../work-on-fulfillment.ts'

/** `POST /fulfillments/:id/reroute`: another place sends what nobody has begun. `location` says which. */
export const rerouteFulfillment = workOnFulfillment({
  verb: 'reroute',
  command: 'rerouteFulfillment',
  summary: 'Send from another place',
  body: Reroute,
  roles: ['administrator', 'manager', 'support'],
  problems: ['out_of_stock', 'place_unknown', 'place_not_serving', 'place_taken', 'pickup_stays', 'label_ordered'],
  input: (fulfillmentId, { location, note }) => ({ fulfillmentId, location, ...(note === undefined ? {} : { note }) }),
})
