import { Pack } from '../schemas/commands.ts'
import { workOnFulfillment } from './work-on-fulfillment.ts'

/** `POST /fulfillments/:id/pack`: every line is picked or shorted, and in the bag. */
export const packFulfillment = workOnFulfillment({
  verb: 'pack',
  command: 'packFulfillment',
  summary: 'Pack',
  body: Pack,
  problems: ['not_picked'],
  input: (fulfillmentId) => ({ fulfillmentId }),
})
