import type { StockLevel } from '@souk/inventory'
import { stockLevelsQuery } from '@souk/inventory/queries'
import { useLiveQuery } from '../use-live-query.ts'

/** Levels of one place; nothing is read before a place is chosen. */
export const useLevelsAt = (location: string) =>
  useLiveQuery<readonly StockLevel[]>({
    name: 'levelsAt',
    groq: stockLevelsQuery,
    params: { location, sku: null, from: 0, to: 10_000 },
    types: ['stockLevel'],
    enabled: location !== '',
  })
