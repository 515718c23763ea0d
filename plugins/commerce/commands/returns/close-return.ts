import { ok } from '@souk/kernel'
import { closeReturn as decideClose } from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { noteShape, returnIdShape } from './inputs.ts'
import { refundReturn } from './refund-return.ts'
import {
  type AfterSaleFacts,
  loadByReturn,
  returnApplied,
  returnNotFound,
  returnRoles,
  type ReturnValue,
  returnValue,
} from './return-facts.ts'

type Input = CommandInputs['closeReturn']

/**
 * Nothing more comes of a return or a claim; what it still owes may be given back with it. Refusals:
 * `return_not_found`, `wrong_state`, `goods_awaited`, and of `refundReturn`.
 */
export const closeReturn = defineCommand<Input, AfterSaleFacts | undefined, ReturnValue>({
  name: 'closeReturn',
  title: 'Close a return',
  roles: returnRoles,
  lane: 'direct',
  input: z.strictObject({ returnId: returnIdShape, refund: z.boolean().exactOptional(), note: noteShape }),
  load: (reader, { returnId }) => loadByReturn(reader, returnId),
  applied: (facts, { returnId }, call) => returnApplied(facts, returnId, call),
  decide(facts, input, call) {
    if (!facts) return returnNotFound()
    const decided = decideClose(facts, { ...input, ...call }, call.now)
    if (!decided.ok) return decided
    const { writes, effects, value: closed } = decided.value
    if (!input.refund) return ok({ writes, effects, value: returnValue(closed) })
    const money = refundReturn(facts, closed, call)
    if (!money.ok) return money
    return ok({
      writes: [...writes, ...money.value.writes],
      effects: [...effects, ...money.value.effects],
      value: returnValue(closed, money.value.value),
    })
  },
})
