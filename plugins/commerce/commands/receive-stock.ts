import { isBundle, type Variant, variantId } from '@souk/catalog'
import {
  inventoryRefusals,
  levelId,
  levelIdsOf,
  receive,
  refills,
  type StockLevel,
  type StockLocation,
  type StockMovement,
  stockWrites,
} from '@souk/inventory'
import { dotted, fillWords, ok, refuse, type Write } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { defineCommand } from '../dispatch/command.ts'

type Input = CommandInputs['receiveStock']
interface Facts {
  readonly location: StockLocation | undefined
  readonly variants: readonly (Variant | undefined)[]
  readonly levels: readonly StockLevel[]
  readonly movement: StockMovement | undefined
}

/** Opening stock and deliveries: supplier -> available or quality control, levels made where missing. Refusals: `unknown_location`, `unknown_sku`. */
export const receiveStock = defineCommand<Input, Facts, { movementId: string }>({
  name: 'receiveStock',
  title: 'Receive stock',
  roles: ['administrator', 'manager'],
  lane: 'stock',
  input: z.strictObject({
    location: z.string().min(1).max(100),
    reference: z.string().max(200),
    lines: z
      .array(
        z.strictObject({
          sku: z.string().min(1).max(100),
          quantity: z.int().min(0),
          reorderPoint: z.int().min(0).exactOptional(),
        }),
      )
      .min(1)
      .max(1000),
    qualityControl: z.boolean().exactOptional(),
  }),
  async load(reader, { location, lines }, { commandId }) {
    const ids = lines.map(({ sku }) => variantId(sku))
    const [[place], variants, levels, movement] = await Promise.all([
      reader.content<StockLocation>([location]),
      reader.content<Variant>(ids),
      reader.peek<StockLevel>(levelIdsOf(ids.map((variant) => ({ variant, location })))),
      reader.get<StockMovement>(dotted('stockMovement', commandId)),
    ])
    return { location: place, variants, levels: levels.filter((level) => level !== undefined), movement }
  },
  applied: ({ movement }) => movement && ok({ movementId: movement._id }),
  decide({ location, variants, levels }, { lines, reference, qualityControl }, call) {
    if (!location) return refuse({ code: 'unknown_location', message: 'There is no such stock location.' })
    const unknown = lines.find(({ sku }, index) => variants[index]?.sku !== sku)
    if (unknown)
      return refuse({ code: 'unknown_sku', message: `There is no SKU ${unknown.sku}.`, detail: { sku: unknown.sku } })
    const bundle = variants.find((variant) => variant && isBundle(variant))
    if (bundle)
      return refuse({
        code: 'bundle_has_no_stock',
        message: fillWords(inventoryRefusals.bundle_has_no_stock.staff, { sku: bundle.sku }),
        detail: { sku: bundle.sku },
      })
    const units = lines
      .filter(({ quantity }) => quantity > 0)
      .map(({ sku, quantity }) => ({ sku, variant: variantId(sku), location: location._id, quantity }))
    if (units.length === 0) return refuse({ code: 'nothing_to_receive', message: 'Give at least one unit.' })
    const move = receive({ ...call, reference, units, ...(qualityControl ? { to: 'quality_control' } : {}) }, call.now)
    const points = lines.flatMap(({ sku, reorderPoint }): readonly Write[] => {
      const id = levelId(variantId(sku), location._id)
      const made = levels.some(({ _id }) => _id === id) || units.some((unit) => unit.sku === sku)
      return reorderPoint === undefined || !made ? [] : [{ patch: { id, set: { reorderPoint } } }]
    })
    const more = (sku: string) => units.reduce((sum, unit) => sum + (unit.sku === sku ? unit.quantity : 0), 0)
    const refilled = levels
      .filter((level) => !qualityControl && refills(level, more(level.sku)))
      .map(({ _id: id }): Write => ({ patch: { id, unset: ['lowSince'] } }))
    const value = { movementId: move.movement._id }
    return ok({ writes: [...stockWrites(move, levels), ...points, ...refilled], effects: [], value })
  },
})
