import { lossReasons } from '@souk/inventory'
import { z } from 'zod'
import { Instant, listOf, Money, paging, Sku } from './common.ts'
import { StockLevel } from './inventory.ts'

export const transferStates = ['draft', 'in_transit', 'partially_received', 'received', 'canceled'] as const
export const purchaseStates = [
  'draft',
  'ordered',
  'partially_received',
  'received',
  'closed_short',
  'canceled',
] as const

export const TransferId = z
  .string()
  .regex(/^stockTransfer\.[A-Za-z0-9][\w-]{0,63}$/)
  .meta({ example: 'stockTransfer.01jd3k8zq4x5v6w7y8z9a0b1d1' })
export const PurchaseOrderId = z
  .string()
  .regex(/^purchaseOrder\.[A-Za-z0-9][\w-]{0,63}$/)
  .meta({ example: 'purchaseOrder.01jd3k8zq4x5v6w7y8z9a0b1d3' })

const Place = z
  .string()
  .regex(/^[A-Za-z0-9][\w-]{0,99}$/, 'Give the id of a stock location.')
  .meta({ example: 'location-ferry' })
const units = z.int().min(1).max(1_000_000)
const Note = z.string().trim().min(1).max(500)
const Revision = z.string().min(1).max(100).meta({ description: 'The `revision` that was seen.' })
const Said = z.strictObject({ sku: Sku, quantity: units })
const Brought = z.strictObject({
  sku: Sku,
  quantity: units.meta({ description: 'Arrived, good or not.' }),
  damaged: z.int().min(0).optional().meta({ description: 'Of those.' }),
  qualityControl: z
    .boolean()
    .optional()
    .meta({ description: 'What is not damaged of this line is looked at first: nobody can buy it yet.' }),
})
const Bought = z.strictObject({
  sku: Sku,
  quantity: units,
  unitCost: z.int().min(0).max(1_000_000_000).meta({ description: 'Minor units of the shop’s currency.' }),
})
const lines = <Line extends z.ZodType>(line: Line) => z.array(line).min(1).max(500)
const left = 'Left out: all that is left.'
const paper = { expectedOn: z.iso.date().optional(), note: Note.optional() }
const events = z.array(
  z.strictObject({ at: Instant, type: z.string(), actor: z.string(), note: z.string().nullable() }),
)

export const Transfer = z
  .strictObject({
    id: z.string(),
    state: z.enum(transferStates),
    from: z.string(),
    to: z.string(),
    reference: z.string().nullable(),
    expectedOn: z.string().nullable(),
    note: z.string().nullable(),
    lines: z.array(
      z.strictObject({
        sku: z.string(),
        quantity: z.int(),
        sent: z.int(),
        received: z.int(),
        damaged: z.int(),
        lost: z.int(),
      }),
    ),
    openedAt: Instant,
    events,
    revision: z.string(),
  })
  .meta({ id: 'StockTransfer' })
export const TransferList = listOf(Transfer).meta({ id: 'StockTransferList' })
export const TransfersQuery = z.strictObject({
  state: z.enum(transferStates).optional(),
  location: Place.optional().meta({ description: 'Sends or receives.' }),
  ...paging,
})

export const NewTransfer = z
  .strictObject({
    from: Place,
    to: Place,
    lines: lines(Said),
    reference: z.string().trim().min(1).max(100).optional(),
    ...paper,
  })
  .meta({ id: 'NewStockTransfer' })
export const TransferLines = z
  .strictObject({ expectedRevision: Revision, lines: lines(Said), note: Note.optional() })
  .meta({ id: 'StockTransferLines' })
export const SentLines = z
  .strictObject({ lines: lines(Said).optional().meta({ description: left }), note: Note.optional() })
  .meta({ id: 'SentLines' })
export const BroughtLines = z
  .strictObject({ lines: lines(Brought).optional().meta({ description: left }), note: Note.optional() })
  .meta({ id: 'BroughtLines' })
export const LostLines = z
  .strictObject({
    lines: lines(Said).optional().meta({ description: left }),
    reason: z.enum(lossReasons),
    note: Note.optional(),
  })
  .meta({ id: 'LostLines' })
export const PaperNote = z.strictObject({ note: Note.optional() }).meta({ id: 'PaperNote' })

export const PurchaseOrder = z
  .strictObject({
    id: z.string(),
    state: z.enum(purchaseStates),
    supplier: z.string(),
    reference: z.string(),
    location: z.string(),
    expectedOn: z.string().nullable(),
    note: z.string().nullable(),
    lines: z.array(
      z.strictObject({
        sku: z.string(),
        quantity: z.int(),
        unitCost: Money,
        received: z.int(),
        damaged: z.int(),
      }),
    ),
    openedAt: Instant,
    events,
    revision: z.string(),
  })
  .meta({ id: 'PurchaseOrder' })
export const PurchaseOrderList = listOf(PurchaseOrder).meta({ id: 'PurchaseOrderList' })
export const PurchaseOrdersQuery = z.strictObject({
  state: z.enum(purchaseStates).optional(),
  location: Place.optional(),
  ...paging,
})
export const NewPurchaseOrder = z
  .strictObject({
    supplier: z.string().trim().min(1).max(100),
    reference: z.string().trim().min(1).max(100),
    location: Place,
    lines: lines(Bought),
    ...paper,
  })
  .meta({ id: 'NewPurchaseOrder' })
export const PurchaseOrderLines = z
  .strictObject({ expectedRevision: Revision, lines: lines(Bought), note: Note.optional() })
  .meta({ id: 'PurchaseOrderLines' })
export const PurchaseReceipt = z
  .strictObject({
    lines: lines(Brought).optional().meta({ description: left }),
    qualityControl: z.boolean().optional().meta({ description: 'What is not damaged is looked at first.' }),
    note: Note.optional(),
  })
  .meta({ id: 'PurchaseReceipt' })

const counted = z.int().min(0).max(1_000_000)
export const NewCount = z
  .strictObject({
    location: Place,
    lines: z
      .array(z.strictObject({ sku: Sku, counted, expectedRevision: Revision.optional() }))
      .min(1)
      .max(200)
      .refine((all) => new Set(all.map(({ sku }) => sku)).size === all.length, 'Name each SKU once.'),
    note: Note.optional(),
  })
  .meta({ id: 'NewCount' })
/** One line of a count: the level as it stands then, or why it was left as it was. */
export const CountResult = z
  .strictObject({
    location: z.string(),
    lines: z.array(
      z.strictObject({
        sku: z.string(),
        level: StockLevel.nullable(),
        problem: z.strictObject({ code: z.string(), detail: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'CountResult' })
