import { Pick } from '../schemas/commands.ts'
import { workOnFulfillment } from './work-on-fulfillment.ts'

/** `POST /fulfillments/:id/pick`: what was collected; all as ordered when `lines` is left out. */
export const pickFulfillment = workOnFulfillment({
  verb: 'pick',
  command: 'pickFulfillment',
  summary: 'Pick',
  body: Pick,
  problems: ['claimed', 'unknown_line', 'too_many'],
  input: (fulfillmentId, { lines }) => ({ fulfillmentId, ...(lines === undefined ? {} : { lines }) }),
})
