import { ok } from '@souk/kernel'
import { goodsCame, type Order, type WorkFacts } from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { loadFulfillments, orderIdShape, orderNotFound } from '../work.ts'

/** What an order is sent in exchange for has come back: it waits no longer. Refuses `order_not_found`. */
export const resumeExchange = defineCommand<
  CommandInputs['resumeExchange'],
  WorkFacts | undefined,
  { readonly orderId: string }
>({
  name: 'resumeExchange',
  title: 'Let an exchange go on',
  roles: [],
  lane: 'direct',
  input: z.strictObject({ orderId: orderIdShape }),
  async load(reader, { orderId }) {
    const order = await reader.get<Order>(orderId)
    return order?._type === 'order' ? { order, fulfillments: await loadFulfillments(reader, order) } : undefined
  },
  applied: (facts, { orderId }) => (facts && !facts.order.exchange?.awaits ? ok({ orderId }) : undefined),
  decide(facts, { orderId }, call) {
    if (!facts) return orderNotFound()
    return ok({ ...goodsCame(facts, call, call.now), value: { orderId } })
  },
})
