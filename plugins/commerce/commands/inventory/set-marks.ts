import { variantId } from '@souk/catalog'
import {
  changeWrites,
  inventoryRefusals,
  levelId,
  refills,
  setReorderPoint as decideReorderPoint,
  setSafetyStock as decideSafetyStock,
  type StockLevel,
  type StockMovement,
  available,
} from '@souk/inventory'
import { dotted, fillWords, ok, refuse } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand, type Reader } from '../../dispatch/command.ts'
import { type AdjustedValue, adjustedValue } from '../adjust-stock.ts'
import { noteShape, placeShape, revisionShape } from './inputs.ts'
import { travelRoles } from './travel-work.ts'

interface Facts {
  readonly level: StockLevel | undefined
  readonly movement: StockMovement | undefined
}
interface Named {
  readonly sku: string
  readonly location: string
}

const named = { sku: z.string().min(1).max(100), location: placeShape, expectedRevision: revisionShape.exactOptional() }
const units = z.int().min(0).max(1_000_000)

async function load(reader: Reader, { sku, location }: Named, { commandId }: Call): Promise<Facts> {
  const [[level], movement] = await Promise.all([
    reader.peek<StockLevel>([levelId(variantId(sku), location)]),
    reader.get<StockMovement>(dotted('stockMovement', commandId)),
  ])
  return { level, movement }
}

const notKept = ({ sku, location }: Named) =>
  refuse({
    code: 'level_not_found',
    message: fillWords(inventoryRefusals.level_not_found.staff, { sku, location }),
  })

/** So many units of a level are kept back from shoppers. Refusals: `level_not_found` and the domain's. */
export const setSafetyStock = defineCommand<CommandInputs['setSafetyStock'], Facts, AdjustedValue>({
  name: 'setSafetyStock',
  title: 'Set safety stock',
  roles: travelRoles,
  lane: 'stock',
  input: z.strictObject({ ...named, units, note: noteShape }),
  load,
  applied: ({ level, movement }) => (movement && level ? ok(adjustedValue(level)) : undefined),
  decide({ level }, command, call) {
    if (!level) return notKept(command)
    const decided = decideSafetyStock(level, { ...command, ...call }, call.now)
    if (!decided.ok) return decided
    const { move, level: after } = decided.value
    const writes = move
      ? [{ create: move.movement }, ...move.changes.flatMap((change) => changeWrites(change, level))]
      : []
    const refilled = refills(level, available(after) - available(level))
      ? [{ patch: { id: level._id, unset: ['lowSince'] } }]
      : []
    return ok({ writes: [...writes, ...refilled], effects: [], value: adjustedValue(after) })
  },
})

/** At or below how many free units staff are told; null: never. Refusals: `level_not_found`, `revision_moved`. */
export const setReorderPoint = defineCommand<
  CommandInputs['setReorderPoint'],
  Facts,
  Named & { readonly reorderPoint: number | null }
>({
  name: 'setReorderPoint',
  title: 'Set reorder point',
  roles: travelRoles,
  lane: 'stock',
  input: z.strictObject({ ...named, units: units.nullable() }),
  load,
  applied: () => undefined,
  decide({ level }, { sku, location, units: wanted, expectedRevision }) {
    if (!level) return notKept({ sku, location })
    const decided = decideReorderPoint(level, {
      ...(wanted === null ? {} : { units: wanted }),
      // What it is already is no news: a repeat of an answer that was lost finds another revision.
      ...(expectedRevision === undefined || wanted === (level.reorderPoint ?? null) ? {} : { expectedRevision }),
    })
    if (!decided.ok) return decided
    const writes = decided.value ? [{ patch: decided.value }] : []
    return ok({ writes, effects: [], value: { sku, location, reorderPoint: wanted } })
  },
})
