import { ok } from '@souk/kernel'
import { cancelOrder as decideCancel, type OrderState } from '@souk/orders'
import { z } from 'zod'
import { defineCommand } from '../dispatch/command.ts'
import { type EndFacts, freed, loadEnd, moneyAtEnd } from './end-of-order.ts'
import { tellCanceled } from './messages/tell.ts'
import { isMarked, orderIdShape, orderNotFound } from './work.ts'

interface Input {
  orderId: string
  reason: string
  note?: string
  restock?: boolean
}
/** What ending an order answers. */
export interface EndedValue {
  readonly orderId: string
  readonly state: OrderState
}

/** Calls an order off: units back to the shelf, money back by effect. Refusals: `order_not_found` and the domain's. */
export const cancelOrder = defineCommand<Input, EndFacts | undefined, EndedValue>({
  name: 'cancelOrder',
  title: 'Cancel order',
  roles: ['administrator', 'manager', 'support'],
  lane: 'stock',
  input: z.strictObject({
    orderId: orderIdShape,
    reason: z.string().trim().min(1).max(200),
    note: z.string().max(500).exactOptional(),
    restock: z.boolean().exactOptional(),
  }),
  load: (reader, { orderId }) => loadEnd(reader, orderId),
  applied: (facts, _, call) =>
    facts && isMarked(facts.order, call) ? ok({ orderId: facts.order._id, state: facts.order.state }) : undefined,
  decide(facts, input, call) {
    if (!facts) return orderNotFound()
    const decided = decideCancel(facts, { ...input, ...call }, call.now)
    if (!decided.ok) return decided
    const money = moneyAtEnd(facts, input.reason, call)
    if (!money.ok) return money
    const told = tellCanceled(facts.order, call)
    return ok({
      writes: [
        ...decided.value.writes,
        ...freed(decided.value.value, facts.order, 'cancel', call),
        ...money.value.writes,
        ...told.writes,
      ],
      effects: [...decided.value.effects, ...money.value.effects, ...told.effects],
      value: { orderId: facts.order._id, state: 'canceled' },
    })
  },
})
