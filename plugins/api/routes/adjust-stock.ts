import { variantId } from '@souk/catalog'
import { type StockLevel as Level, levelId } from '@souk/inventory'
import { z } from 'zod'
import { requireStaff } from '../caller.ts'
import { problem } from '../problem.ts'
import { defineRoute } from '../route.ts'
import { runCommand } from '../run-command.ts'
import { Adjustment, StockLevel } from '../schemas/inventory.ts'
import { toLevel } from './list-inventory.ts'

/** `POST /inventory/adjustments`: a change by so many, or what was counted. Answers the level as it stands afterwards. */
export const adjustStock = defineRoute({
  method: 'POST',
  path: '/inventory/adjustments',
  id: 'adjustStock',
  summary: 'Adjust a stock level',
  tag: 'Inventory',
  access: 'staff',
  roles: ['administrator', 'manager'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: Adjustment,
  status: 201,
  answer: StockLevel,
  problems: ['level_not_found', 'revision_moved', 'would_go_negative', 'wrong_direction', 'nothing_to_adjust', 'busy'],
  async run(call) {
    const { body, services } = call
    const member = await requireStaff(call)
    const { sku, location } = body
    if (!/^[A-Za-z0-9][\w-]*$/.test(location)) throw problem('level_not_found', { sku, location })
    const given = Object.entries(body).filter(([, value]) => value !== undefined)
    await runCommand(call, member, 'adjustStock', { sku, location, reason: body.reason, ...Object.fromEntries(given) })
    const [level] = await services.commerce.store.get([levelId(variantId(sku), location)])
    if (level?._type !== 'stockLevel') throw problem('level_not_found', { sku, location })
    return { value: toLevel(level as Level) }
  },
})
