import type { SanityClient } from '@sanity/client'
import type { Clock } from '@souk/kernel'

const recentLines = `*[_type == "order" && state in ["placed", "completed"]] | order(placedAt desc) [0...200]
  {"lines": lines[]{product, quantity}}`

interface Row {
  readonly lines: readonly { readonly product: string; readonly quantity: number }[] | null
}

/** Product ids by units sold, most first. Ties keep the order in which they were last bought. */
export function rankProducts(rows: readonly Row[]): readonly string[] {
  const units = new Map<string, number>()
  for (const row of rows)
    for (const { product, quantity } of row.lines ?? []) units.set(product, (units.get(product) ?? 0) + quantity)
  return [...units].sort((a, b) => b[1] - a[1]).map(([product]) => product)
}

/** What sold best in the last 200 orders. Answers from memory; asks the lake again behind the answer after five minutes. */
export function openBestsellers(client: SanityClient, clock: Clock, onFault: (error: unknown) => void) {
  let ranked: readonly string[] = []
  let askedAt = 0
  const ask = async () => {
    const rows = await client.fetch<Row[]>(recentLines, {}, { tag: 'storefront.bestsellers' })
    ranked = rankProducts(rows)
  }
  return (): readonly string[] => {
    const now = Date.parse(clock())
    if (now - askedAt > 300_000) {
      askedAt = now
      ask().catch(onFault)
    }
    return ranked
  }
}
