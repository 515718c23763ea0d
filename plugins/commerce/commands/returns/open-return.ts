import { dotted, ok } from '@souk/kernel'
import { openReturn as decideOpen, returnKinds, returnReasons } from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { orderIdShape, orderNotFound } from '../work.ts'
import { noteShape } from './inputs.ts'
import {
  type AfterSaleFacts,
  loadAfterSale,
  returnApplied,
  returnRoles,
  type ReturnValue,
  returnValue,
} from './return-facts.ts'

type Input = CommandInputs['openReturn']
const names = <Name extends string>(table: Readonly<Record<Name, unknown>>) => z.enum(Object.keys(table) as Name[])

/**
 * Delivered units of an order are to come back, or are claimed without. Refusals: `order_not_found`,
 * `nothing_delivered`, `all_returned`, `unknown_return_line`, `return_units_too_many`, `wrong_reason`.
 */
export const openReturn = defineCommand<Input, AfterSaleFacts | undefined, ReturnValue>({
  name: 'openReturn',
  title: 'Return',
  roles: returnRoles,
  lane: 'direct',
  input: z.strictObject({
    orderId: orderIdShape,
    kind: names(returnKinds),
    lines: z
      .array(
        z.strictObject({
          sku: z.string().min(1).max(100),
          quantity: z.int().min(1).max(9999),
          reason: names(returnReasons),
        }),
      )
      .min(1)
      .max(200)
      .refine((lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length, 'Say each SKU once.'),
    note: noteShape,
    approved: z.boolean().exactOptional(),
  }),
  load: (reader, { orderId }) => loadAfterSale(reader, orderId),
  applied: (facts, _, call) => returnApplied(facts, dotted('return', call.commandId), call),
  decide(facts, wanted, call) {
    if (!facts) return orderNotFound()
    const decided = decideOpen(facts, { ...wanted, ...call }, call.now)
    return decided.ok ? ok({ ...decided.value, value: returnValue(decided.value.value) }) : decided
  },
})
