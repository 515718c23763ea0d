import type { CommandInputs } from '@souk/commerce'
import { z } from 'zod'
import { requireStaff } from '../../caller.ts'
import { readOrder, toOrder } from '../../order-view.ts'
import { problem } from '../../problem.ts'
import { defineRoute, type Route } from '../../route.ts'
import { runCommand } from '../../run-command.ts'
import { OrderId } from '../../schemas/common.ts'
import { HoldOrder, ReleaseOrder } from '../../schemas/edits.ts'
import { Order } from '../../schemas/orders.ts'

type Name = 'holdOrder' | 'releaseOrder'

/** A command about an order's holds, answered with the order as it stands then. */
function aboutHolds(step: {
  readonly verb: string
  readonly command: Name
  readonly summary: string
  readonly body: z.ZodObject
  readonly problems: readonly string[]
}): Route {
  return defineRoute({
    method: 'POST',
    path: `/orders/:id/${step.verb}`,
    id: step.command,
    summary: step.summary,
    tag: 'Orders',
    access: 'staff',
    roles: ['administrator', 'manager', 'support'],
    params: z.strictObject({ id: OrderId }),
    query: z.strictObject({}),
    body: step.body,
    status: 200,
    answer: Order,
    problems: ['order_not_found', ...step.problems, 'busy'],
    async run(call) {
      const member = await requireStaff(call)
      const given = Object.fromEntries(Object.entries(call.body).filter(([, value]) => value !== undefined))
      const input = { orderId: call.params.id, ...given } as CommandInputs[Name]
      await runCommand(call, member, step.command, input)
      const bundle = await readOrder(call.services, call.params.id)
      if (!bundle) throw problem('order_not_found')
      return { value: toOrder(bundle, 'staff') }
    },
  })
}

/** `POST /orders/:id/hold`: stops what is still in the house, for a named reason. */
export const holdOrder = aboutHolds({
  verb: 'hold',
  command: 'holdOrder',
  summary: 'Put an order on hold',
  body: HoldOrder,
  problems: ['wrong_state', 'hold_unknown', 'hold_again', 'nothing_to_hold'],
})

/** `POST /orders/:id/release`: lets it go on. */
export const releaseOrder = aboutHolds({
  verb: 'release',
  command: 'releaseOrder',
  summary: 'Take an order off hold',
  body: ReleaseOrder,
  problems: ['wrong_state', 'not_held', 'payment_disputed'],
})
