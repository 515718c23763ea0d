import { type Decision, ok, type Refusal, type Result } from '@souk/kernel'
import { type HoldReason, holdByStaff, holdReasons, type Order, releaseByStaff, type WorkFacts } from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, type Command, defineCommand } from '../../dispatch/command.ts'
import { isMarked, loadFulfillments, orderIdShape, orderNotFound } from '../work.ts'

type Name = 'holdOrder' | 'releaseOrder'
interface HeldValue {
  readonly orderId: string
}

/** A command that stops an order's goods, or lets them go. The order is guarded, and with it what is written beside it. */
function onHolds<Verb extends Name>(definition: {
  readonly name: Verb
  readonly title: string
  readonly input: z.ZodType<CommandInputs[Verb]>
  readonly decide: (facts: WorkFacts, input: CommandInputs[Verb], call: Call) => Result<Decision<null>, Refusal>
}): Command {
  return defineCommand<CommandInputs[Verb], WorkFacts | undefined, HeldValue>({
    ...definition,
    roles: ['administrator', 'manager', 'support'],
    lane: 'direct',
    async load(reader, { orderId }) {
      const order = await reader.get<Order>(orderId)
      return order?._type === 'order' ? { order, fulfillments: await loadFulfillments(reader, order) } : undefined
    },
    applied: (facts, { orderId }, call) => (facts && isMarked(facts.order, call) ? ok({ orderId }) : undefined),
    decide(facts, input, call) {
      if (!facts) return orderNotFound()
      const decided = definition.decide(facts, input, call)
      return decided.ok ? ok({ ...decided.value, value: { orderId: input.orderId } }) : decided
    },
  })
}

const note = z.string().trim().max(500).exactOptional()

/** Stops what is still in the house. Refusals: `order_not_found` and those of the domain's `holdByStaff`. */
const holdOrder = onHolds({
  name: 'holdOrder',
  title: 'Put on hold',
  input: z.strictObject({ orderId: orderIdShape, reason: z.enum(Object.keys(holdReasons) as HoldReason[]), note }),
  decide: (facts, { reason, ...input }, call) => holdByStaff(facts, { ...input, ...call, hold: reason }, call.now),
})

/** Lets it go on. Refusals: `order_not_found` and those of the domain's `releaseByStaff`. */
const releaseOrder = onHolds({
  name: 'releaseOrder',
  title: 'Release',
  input: z.strictObject({ orderId: orderIdShape, reason: z.string().min(1).max(100).exactOptional(), note }),
  decide: (facts, { reason, ...input }, call) =>
    releaseByStaff(facts, { ...input, ...call, ...(reason ? { hold: reason } : {}) }, call.now),
})

/** Commands about holds. */
export const holdCommands: readonly Command[] = [holdOrder, releaseOrder]
