import { dotted, ok } from '@souk/kernel'
import { openReturn as decideOpen, returnKinds, returnReasons, usualReturnDays } from '@souk/orders'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { orderIdShape, orderNotFound } from '../work.ts'
import { loadSettings } from '../shop.ts'
import { noteShape } from './inputs.ts'
import {
  type AfterSaleFacts,
  loadAfterSale,
  returnApplied,
  returnRoles,
  type ReturnValue,
  returnValue,
} from './return-facts.ts'
import { tellReturn } from './tell-return.ts'

type Input = CommandInputs['openReturn']
interface Facts extends AfterSaleFacts {
  readonly returnDays: number
}
const names = <Name extends string>(table: Readonly<Record<Name, unknown>>) => z.enum(Object.keys(table) as Name[])

/**
 * Delivered units of an order are to come back, or are claimed without. Refusals: `order_not_found`,
 * `nothing_delivered`, `all_returned`, `unknown_return_line`, `return_units_too_many`, `wrong_reason`, and of shoppers
 * `return_too_late`.
 */
export const openReturn = defineCommand<Input, Facts | undefined, ReturnValue>({
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
  async load(reader, { orderId }) {
    const [facts, { returnDays = usualReturnDays }] = await Promise.all([
      loadAfterSale(reader, orderId),
      loadSettings(reader),
    ])
    return facts && { ...facts, returnDays }
  },
  applied: (facts, _, call) => returnApplied(facts, dotted('return', call.commandId), call),
  decide(facts, wanted, call) {
    if (!facts) return orderNotFound()
    const within = call.actor.kind === 'shopper' ? { within: facts.returnDays } : {}
    const decided = decideOpen(facts, { ...wanted, ...within, ...call }, call.now)
    if (!decided.ok) return decided
    const { writes, effects, value: made } = decided.value
    const told = tellReturn(facts.order, made, call)
    return ok({
      writes: [...writes, ...told.writes],
      effects: [...effects, ...told.effects],
      value: returnValue(made),
    })
  },
})
