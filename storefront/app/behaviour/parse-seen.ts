import { z } from 'zod'

const Seen = z.strictObject({
  path: z
    .string()
    .max(200)
    .regex(/\/products\/[\w-]{1,120}$/, 'Send the path of a product page, like /products/latte.'),
})

/** What a page says it saw: the handle of a product, or what is wrong with what it said. */
export function parseSeen(
  body: string,
): { readonly handle: string } | { readonly problems: readonly { readonly field: string; readonly reason: string }[] } {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return { problems: [{ field: '', reason: 'This is no JSON. Send {"path": "/products/latte"}.' }] }
  }
  const read = Seen.safeParse(value)
  if (read.success) return { handle: read.data.path.slice(read.data.path.lastIndexOf('/') + 1) }
  return { problems: read.error.issues.map(({ path, message }) => ({ field: path.join('.'), reason: message })) }
}
