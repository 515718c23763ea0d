import type { Commerce } from '@souk/commerce'

/** What sellers are called, by their ids. */
export type SellerNames = ReadonlyMap<string, string>

/** The names of lines' sellers: as they were when it was ordered; of orders older than that, as they are now. */
export async function sellerNames(
  store: Pick<Commerce['store'], 'get'>,
  lines: readonly { readonly seller?: string; readonly sellerName?: string }[],
): Promise<SellerNames> {
  const names = new Map<string, string>()
  for (const { seller, sellerName } of lines) if (seller) names.set(seller, sellerName ?? names.get(seller) ?? '')
  const nameless = [...names].flatMap(([id, name]) => (name === '' ? [id] : []))
  const found = nameless.length === 0 ? [] : await store.get(nameless)
  for (const seller of found) if (seller) names.set(seller._id, String(seller['name'] ?? ''))
  return names
}
