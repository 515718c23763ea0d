import { z } from 'zod'
import { Instant, Money } from './common.ts'

const sku = z.string().trim().min(1).max(100)

export const Claim = z.strictObject({
  takeOver: z.boolean().optional().meta({ description: 'true: takes it from whoever has it.' }),
})

export const Missing = z
  .strictObject({
    sku,
    quantity: z.int().min(1).max(99),
    reason: z.enum(['not_found', 'damaged']),
    candidates: z
      .array(sku)
      .min(1)
      .max(3)
      .optional()
      .meta({ description: 'What may come instead, best first. Left out: by rank.' }),
  })
  .meta({ id: 'MissingUnits', example: { sku: 'LATTE', quantity: 1, reason: 'not_found', candidates: ['MOCHA'] } })

export const Answer = z
  .strictObject({
    answer: z.enum(['replace', 'refund']),
    sku: sku.optional().meta({ description: 'With replace: one of what is offered.' }),
  })
  .meta({ id: 'SubstitutionAnswer', example: { answer: 'replace', sku: 'MOCHA' } })

export const Substitution = z
  .strictObject({
    key: z.string().meta({ description: 'Name of it, to answer by.' }),
    fulfillment: z.string(),
    sku: z.string().meta({ description: 'What is missing.' }),
    title: z.string(),
    quantity: z.int(),
    state: z.enum(['asked', 'settled']),
    answerBy: Instant.nullable().meta({ description: 'Until when the shopper may answer, while it is asked.' }),
    candidates: z.array(z.strictObject({ sku: z.string(), title: z.string(), unitPrice: Money })),
    outcome: z.enum(['replaced', 'refunded', 'found', 'canceled']).nullable(),
    replacement: z.string().nullable(),
  })
  .meta({ id: 'Substitution', description: 'Units that were missing when they were picked, and what became of them.' })

export const SettledMissing = z
  .strictObject({
    fulfillment: z.string(),
    order: z.string(),
    key: z.string().meta({ description: 'Name of it, to answer by.' }),
    outcome: z.enum(['asked', 'replaced', 'refunded', 'found', 'canceled']),
    replacement: z.string().nullable().meta({ description: 'SKU of what comes instead.' }),
    answerBy: Instant.nullable().meta({ description: 'Until when the shopper may answer, while it is asked.' }),
    refund: z
      .strictObject({ id: z.string(), amount: Money })
      .nullable()
      .meta({ description: 'Decided with it. Null: nothing was taken for it yet, or it costs the same.' }),
  })
  .meta({ id: 'SettledMissing' })
