import { Claim } from '../schemas/substitutions.ts'
import { workOnFulfillment } from './work-on-fulfillment.ts'

/** `POST /fulfillments/:id/claim`: says who picks it; whoever was slower is told who was faster. */
export const claimFulfillment = workOnFulfillment({
  verb: 'claim',
  command: 'claimFulfillment',
  summary: 'Claim',
  body: Claim,
  problems: ['claimed'],
  input: (fulfillmentId, { takeOver }) => ({ fulfillmentId, ...(takeOver === undefined ? {} : { takeOver }) }),
})
