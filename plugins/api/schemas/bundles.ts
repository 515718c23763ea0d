import { z } from 'zod'

/** What one unit of a bundle is made of; nothing of the kind for anything else. */
export const Parts = z
  .array(
    z.strictObject({
      sku: z.string(),
      title: z.string(),
      quantity: z.int().meta({ description: 'In one unit of the bundle.' }),
    }),
  )
  .meta({ id: 'BundleParts', description: 'Only for a bundle: what one unit of it is made of.' })

type Part = z.input<typeof Parts>[number]

/** Parts on the wire; left out where there are none. */
export const partsOf = (parts: readonly Part[] | undefined): { parts?: Part[] } =>
  parts ? { parts: parts.map(({ sku, title, quantity }) => ({ sku, title, quantity })) } : {}
