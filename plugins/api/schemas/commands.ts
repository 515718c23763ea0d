import { z } from 'zod'

export const CommandList = z
  .strictObject({
    data: z.array(
      z.strictObject({
        name: z.string(),
        title: z.string(),
        roles: z.array(z.string()),
        input: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the input.' }),
      }),
    ),
    page: z.strictObject({ next: z.null() }),
  })
  .meta({ id: 'CommandList' })

export const RunCommand = z.strictObject({ input: z.record(z.string(), z.unknown()) }).meta({ id: 'RunCommand' })
export const CommandDone = z.strictObject({ value: z.unknown() }).meta({ id: 'CommandDone' })

export const Pick = z.strictObject({
  lines: z
    .array(z.strictObject({ sku: z.string().min(1).max(100), quantity: z.int().min(0).max(9_999) }))
    .max(100)
    .optional()
    .meta({ description: 'Left out: all as ordered.' }),
})
export const Reroute = z.strictObject({
  location: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'Id of the stock location that sends it instead.', example: 'location-mission' }),
  note: z.string().trim().max(500).optional(),
})
export const Pack = z.strictObject({})
const pin = z.string().min(1).max(20).optional()
export const HandOver = z.strictObject({ courier: z.string().trim().min(1).max(80).optional(), pin })
export const Deliver = z.strictObject({ pin })
