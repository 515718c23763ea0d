import { variantId } from '@souk/catalog'
import {
  adjust,
  available,
  changeWrites,
  inventoryRefusals,
  levelId,
  refills,
  type StockLevel,
  type StockMovement,
} from '@souk/inventory'
import { dotted, fillWords, ok, refuse } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { defineCommand } from '../dispatch/command.ts'

type Input = CommandInputs['adjustStock']
interface Facts {
  readonly level: StockLevel | undefined
  readonly movement: StockMovement | undefined
}
/** The level as it stands after the adjustment. */
export interface AdjustedValue {
  readonly levelId: string
  readonly sku: string
  readonly location: string
  readonly onHand: number
  readonly reserved: number
  readonly committed: number
  readonly unavailable: number
  readonly damaged: number
  readonly qualityControl: number
  readonly safetyStock: number
  readonly available: number
}

const input: z.ZodType<Input> = z.strictObject({
  sku: z.string().min(1).max(100),
  location: z.string().min(1).max(100),
  delta: z.int().exactOptional(),
  counted: z.int().min(0).exactOptional(),
  reason: z.string().min(1),
  note: z.string().max(500).exactOptional(),
  expectedRevision: z.string().exactOptional(),
})

/** Staff change a level by so much, or to what they counted. Refusals: `level_not_found` and the domain's. */
export const adjustStock = defineCommand<Input, Facts, AdjustedValue>({
  name: 'adjustStock',
  title: 'Adjust stock',
  roles: ['administrator', 'manager'],
  lane: 'stock',
  input,
  async load(reader, { sku, location }, { commandId }) {
    const id = levelId(variantId(sku), location)
    const [[level], movement] = await Promise.all([
      reader.peek<StockLevel>([id]),
      reader.get<StockMovement>(dotted('stockMovement', commandId)),
    ])
    return { level, movement }
  },
  applied: ({ level, movement }) => (movement && level ? ok(adjustedValue(level)) : undefined),
  decide({ level }, command, call) {
    if (!level) {
      const { sku, location } = command
      return refuse({
        code: 'level_not_found',
        message: fillWords(inventoryRefusals.level_not_found.staff, { sku, location }),
      })
    }
    const adjusted = adjust(level, { ...command, ...call }, call.now)
    if (!adjusted.ok) return adjusted
    const { move, level: after } = adjusted.value
    const writes = move
      ? [{ create: move.movement }, ...move.changes.flatMap((change) => changeWrites(change, level))]
      : []
    const refilled = refills(level, available(after) - available(level))
      ? [{ patch: { id: level._id, unset: ['lowSince'] } }]
      : []
    return ok({ writes: [...writes, ...refilled], effects: [], value: adjustedValue(after) })
  },
})

/** What a command answers of a level. */
export const adjustedValue = (level: StockLevel): AdjustedValue => ({
  levelId: level._id,
  sku: level.sku,
  location: level.location,
  onHand: level.onHand,
  reserved: level.reserved,
  committed: level.committed,
  unavailable: level.unavailable,
  damaged: level.damaged ?? 0,
  qualityControl: level.qualityControl ?? 0,
  safetyStock: level.safetyStock ?? 0,
  available: available(level),
})
