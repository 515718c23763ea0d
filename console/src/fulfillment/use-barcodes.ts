import type { WorkRow } from '../orders/order-row.ts'
import { barcodesQuery } from '../queries.ts'
import { useLiveQuery } from '../use-live-query.ts'
import type { Barcodes } from './scan.ts'

/** Barcodes of what is on a list and in its bundles, and what is said to a code while they are not there. */
export function useBarcodes(work: WorkRow) {
  const skus = work.lines.flatMap(({ sku, parts }) => [sku, ...(parts ?? []).map((part) => part.sku)])
  const { data, isPlaceholderData, isError, refetch } = useLiveQuery<Barcodes>({
    name: 'barcodes',
    groq: barcodesQuery,
    params: { skus },
    types: ['variant'],
  })
  const missing = isError
    ? 'The barcodes could not be read and are asked for again. Scan it once more, or type its SKU.'
    : 'The barcodes are not read yet. Scan it once more, or type its SKU.'
  const whole = data !== undefined && !isPlaceholderData
  return { barcodes: data ?? [], unread: whole ? undefined : missing, failed: isError && !whole, refetch }
}
