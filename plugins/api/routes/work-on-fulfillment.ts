import type { CommandInputs } from '@souk/commerce'
import type { Role } from '@souk/kernel'
import type { Fulfillment as Stored } from '@souk/orders'
import { z } from 'zod'
import { requireStaff } from '../caller.ts'
import { toFulfillment } from '../order-view.ts'
import { problem } from '../problem.ts'
import { defineRoute, type Route } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { FulfillmentId } from '../schemas/common.ts'
import { Fulfillment } from '../schemas/orders.ts'
import { sellerNames } from '../seller-names.ts'

type Step =
  | 'rerouteFulfillment'
  | 'claimFulfillment'
  | 'pickFulfillment'
  | 'packFulfillment'
  | 'handOverFulfillment'
  | 'deliverFulfillment'

const workRoles = ['administrator', 'manager', 'picker'] as const

/** A step on a fulfillment: the same command that the console runs, answered with the fulfillment as it stands then. */
export function workOnFulfillment<Body extends z.ZodObject>(step: {
  readonly verb: string
  readonly command: Step
  readonly summary: string
  readonly body: Body
  /** Who may, when it is not those who work on the floor. */
  readonly roles?: readonly Role[]
  readonly problems: readonly string[]
  readonly input: (fulfillmentId: string, body: z.output<Body>) => CommandInputs[Step]
}): Route {
  return defineRoute({
    method: 'POST',
    path: `/fulfillments/:id/${step.verb}`,
    id: step.command,
    summary: step.summary,
    tag: 'Fulfillments',
    access: 'staff',
    roles: step.roles ?? workRoles,
    params: z.strictObject({ id: FulfillmentId }),
    query: z.strictObject({}),
    body: step.body,
    status: 200,
    answer: Fulfillment,
    problems: ['fulfillment_not_found', 'wrong_state', 'held', ...step.problems, 'busy'],
    async run(call) {
      const member = await requireStaff(call)
      await runCommand(call, member, step.command, step.input(call.params.id, call.body as z.output<Body>))
      const [found] = await call.services.commerce.store.get([call.params.id])
      if (found?._type !== 'fulfillment') throw problem('fulfillment_not_found')
      const fulfillment = found as Stored
      return { value: toFulfillment(fulfillment, await sellerNames(call.services.commerce.store, fulfillment.lines)) }
    },
  })
}
