import { sellablesQuery } from '../queries.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { goodsTitle, type Sellable } from './stock-rows.ts'

const allVariants = { limit: 10_000 }

/** Everything that is sold, with its words; undefined while it is read. */
export const useSellables = () =>
  useLiveQuery<readonly Sellable[]>({
    name: 'sellables',
    groq: sellablesQuery,
    params: allVariants,
    types: ['variant', 'product'],
  })

/** Names of what is sold, by SKU. */
export function useTitles(): ReadonlyMap<string, string> {
  const { data } = useSellables()
  return new Map((data ?? []).map((each) => [each.sku, goodsTitle(each)]))
}
