import { statesOf } from '@souk/kernel'
import { returnKinds, returnLifecycle, returnReasons } from '@souk/orders'
import { z } from 'zod'
import { Instant, Sku } from './common.ts'

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => z.enum(Object.keys(table) as Name[])
const kind = namesOf(returnKinds).meta({ description: 'return: the goods come back. claim: they need not.' })
const reason = namesOf(returnReasons)

export const NewReturn = z
  .strictObject({
    kind,
    lines: z
      .array(z.strictObject({ sku: Sku, quantity: z.int().min(1).max(9999), reason }))
      .min(1)
      .max(200)
      .meta({ description: 'Units that were delivered, each SKU once.' }),
    note: z.string().trim().max(500).optional(),
    approved: z.boolean().optional().meta({ description: 'Staff agree at once; nobody else may say it.' }),
  })
  .meta({
    id: 'NewReturn',
    example: { kind: 'return', lines: [{ sku: 'FLAT-WHITE-REG', quantity: 1, reason: 'faulty' }] },
  })

export const Return = z
  .strictObject({
    id: z.string(),
    order: z.string(),
    kind,
    state: z.enum(statesOf(returnLifecycle)),
    requestedAt: Instant,
    lines: z.array(z.strictObject({ sku: z.string(), quantity: z.int(), reason: z.string() })),
  })
  .meta({ id: 'Return' })
