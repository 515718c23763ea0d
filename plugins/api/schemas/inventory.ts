import { adjustmentReasons, stockAccounts } from '@souk/inventory'
import { z } from 'zod'
import { Instant, listOf, paging, Sku } from './common.ts'

const reasonCodes = Object.keys(adjustmentReasons)

export const StockLevel = z
  .strictObject({
    id: z.string(),
    sku: z.string(),
    location: z.string(),
    onHand: z.int(),
    reserved: z.int(),
    committed: z.int(),
    unavailable: z.int().meta({ description: 'Set aside, for whatever reason.' }),
    damaged: z.int().meta({ description: 'Part of `unavailable`.' }),
    qualityControl: z.int().meta({ description: 'Part of `unavailable`: waits to be looked at.' }),
    safetyStock: z.int().meta({ description: 'Part of `unavailable`: kept back from shoppers.' }),
    incoming: z.int(),
    backordered: z.int().meta({ description: 'Promised beyond what is there.' }),
    available: z.int(),
    revision: z.string().meta({ description: 'Send it as `expectedRevision` to adjust only what was seen.' }),
  })
  .meta({ id: 'StockLevel' })

export const StockLevelList = listOf(StockLevel).meta({ id: 'StockLevelList' })

export const StockMovement = z
  .strictObject({
    id: z.string(),
    at: Instant,
    reason: z.string(),
    note: z.string().nullable(),
    cause: z.strictObject({
      kind: z.string(),
      order: z.string().optional(),
      orderNumber: z.string().optional(),
      fulfillment: z.string().optional(),
      count: z.string().optional(),
      transfer: z.string().optional(),
      purchaseOrder: z.string().optional(),
      return: z.string().optional(),
      reference: z.string().optional(),
    }),
    actor: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
    entries: z.array(
      z.strictObject({
        sku: z.string(),
        location: z.string(),
        from: z.enum(stockAccounts),
        to: z.enum(stockAccounts),
        quantity: z.int(),
        bundle: z.string().exactOptional().meta({ description: 'SKU of the bundle that the units are sold in.' }),
      }),
    ),
  })
  .meta({ id: 'StockMovement' })

export const StockMovementList = listOf(StockMovement).meta({ id: 'StockMovementList' })

export const InventoryQuery = z.strictObject({
  sku: Sku.optional(),
  location: z.string().min(1).max(100).optional(),
  ...paging,
})
export const MovementQuery = z.strictObject({ ...paging })

const units = z.int().min(-1_000_000).max(1_000_000)

export const Adjustment = z
  .strictObject({
    sku: Sku,
    location: z.string().min(1).max(100),
    delta: units.optional().meta({ description: 'Change of units; its sign must fit the reason.' }),
    counted: z.int().min(0).max(1_000_000).optional().meta({ description: 'The new on hand, with reason `count`.' }),
    reason: z.enum(reasonCodes),
    note: z.string().max(500).optional(),
    expectedRevision: z.string().max(100).optional(),
  })
  .refine(({ delta, counted }) => (delta === undefined) !== (counted === undefined), {
    message: 'Send either delta or counted.',
    path: ['delta'],
  })
  .meta({ id: 'Adjustment' })
