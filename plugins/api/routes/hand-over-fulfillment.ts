import { HandOver } from '../schemas/commands.ts'
import { workOnFulfillment } from './work-on-fulfillment.ts'

/** `POST /fulfillments/:id/hand-over`: given to the courier, or at the counter to the shopper who says the PIN. */
export const handOverFulfillment = workOnFulfillment({
  verb: 'hand-over',
  command: 'handOverFulfillment',
  summary: 'Hand over',
  body: HandOver,
  problems: ['wrong_pin'],
  input: (fulfillmentId, { courier, pin }) => ({
    fulfillmentId,
    ...(courier === undefined ? {} : { courier }),
    ...(pin === undefined ? {} : { pin }),
  }),
})
