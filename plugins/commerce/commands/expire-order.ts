import { ok } from '@souk/kernel'
import { expireOrder as decideExpire } from '@souk/orders'
import { z } from 'zod'
import { defineCommand } from '../dispatch/command.ts'
import type { EndedValue } from './cancel-order.ts'
import { type EndFacts, freed, loadEnd, moneyAtEnd } from './end-of-order.ts'
import { isMarked, orderIdShape, orderNotFound } from './work.ts'

/**
 * Ends an unpaid order whose reservation lapsed. The sweep ends the provider's session first; money that comes all the
 * same is `recordPayment`'s to judge. Refusals: `order_not_found`, `wrong_state`, `not_expired`.
 */
export const expireOrder = defineCommand<{ orderId: string }, EndFacts | undefined, EndedValue>({
  name: 'expireOrder',
  title: 'Expire order',
  roles: [],
  lane: 'stock',
  input: z.strictObject({ orderId: orderIdShape }),
  load: (reader, { orderId }) => loadEnd(reader, orderId),
  applied: (facts, _, call) =>
    facts && isMarked(facts.order, call) ? ok({ orderId: facts.order._id, state: facts.order.state }) : undefined,
  decide(facts, _, call) {
    if (!facts) return orderNotFound()
    const decided = decideExpire(facts.order, call, call.now)
    if (!decided.ok) return decided
    const money = moneyAtEnd(facts, 'Paid in part, too late', call)
    if (!money.ok) return money
    // The session has been ended by whoever asked; only a refund is left to do.
    const effects = money.value.effects.filter(({ kind }) => kind === 'refund')
    return ok({
      writes: [
        ...decided.value.writes,
        ...freed(decided.value.value, facts.order, 'expiry', call),
        ...money.value.writes,
      ],
      effects,
      value: { orderId: facts.order._id, state: 'expired' },
    })
  },
})
