import { variantId } from '@souk/catalog'
import {
  editLevel as decideEdit,
  inventoryRefusals,
  levelId,
  type StockLevel,
  type StockMovement,
} from '@souk/inventory'
import { dotted, ok, refuser } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { type AdjustedValue, adjustedValue } from '../adjust-stock.ts'
import { noteShape, placeShape, revisionShape } from './inputs.ts'
import { travelRoles } from './travel-work.ts'

interface Facts {
  readonly level: StockLevel | undefined
  readonly movement: StockMovement | undefined
}

const no = refuser(inventoryRefusals)
const units = z.int().min(0).max(1_000_000)

/**
 * One row of the stock sheet: what lies there, what is kept back, when staff are told; all of it or nothing, against the
 * revision that was seen. Refusals: `level_not_found` and the domain's.
 */
export const editLevel = defineCommand<CommandInputs['editLevel'], Facts, AdjustedValue>({
  name: 'editLevel',
  title: 'Edit a level in the sheet',
  roles: travelRoles,
  lane: 'stock',
  input: z.strictObject({
    sku: z.string().min(1).max(100),
    location: placeShape,
    onHand: units.exactOptional(),
    reason: z.string().min(1).max(100).exactOptional(),
    safetyStock: units.exactOptional(),
    reorderPoint: units.nullable().exactOptional(),
    note: noteShape,
    expectedRevision: revisionShape,
  }),
  async load(reader, { sku, location }, { commandId }) {
    const [[level], movement] = await Promise.all([
      reader.peek<StockLevel>([levelId(variantId(sku), location)]),
      reader.get<StockMovement>(dotted('stockMovement', commandId)),
    ])
    return { level, movement }
  },
  applied: ({ level, movement }) => (movement && level ? ok(adjustedValue(level)) : undefined),
  decide({ level }, { sku, location, ...edit }, { commandId, actor, now }) {
    if (!level) return no('level_not_found', { sku, location })
    const decided = decideEdit(level, { ...edit, commandId, actor }, now)
    if (!decided.ok) return decided
    return ok({ writes: decided.value.writes, effects: [], value: adjustedValue(decided.value.level) })
  },
})
