import type { RefusalTable } from '@souk/kernel'

/** What the catalogue says no to. */
export const catalogRefusals = {
  product_not_found: { status: 404, staff: 'There is no such product.', shopper: 'We do not have this.' },
  variant_not_found: { status: 404, staff: 'There is no variant with SKU {sku}.', shopper: 'We do not have this.' },
} as const satisfies RefusalTable
