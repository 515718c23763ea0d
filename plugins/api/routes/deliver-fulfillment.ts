import { Deliver } from '../schemas/commands.ts'
import { workOnFulfillment } from './work-on-fulfillment.ts'

/** `POST /fulfillments/:id/deliver`: the shopper has it. */
export const deliverFulfillment = workOnFulfillment({
  verb: 'deliver',
  command: 'deliverFulfillment',
  summary: 'Deliver',
  body: Deliver,
  problems: ['wrong_pin'],
  input: (fulfillmentId, { pin }) => ({ fulfillmentId, ...(pin === undefined ? {} : { pin }) }),
})
