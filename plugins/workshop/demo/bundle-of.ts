import { productId, type Variant, variantId } from '@souk/catalog'
import type { New } from '@souk/kernel'
import { to } from './coffee/copy.ts'

/** A variant of a demo bundle: how many of each SKU, and what it says where there is a choice. */
export interface DemoBundle extends Pick<New<Variant>, 'sku' | 'title' | 'optionValues' | 'price' | 'weightGrams'> {
  readonly handle: string
  readonly position: number
  readonly parts: Readonly<Record<string, number>>
}

/** The document of a bundle; what it is made of comes from the demo's catalogue. */
export const bundleOf = ({ handle, parts, ...own }: DemoBundle): New<Variant> => ({
  _id: variantId(own.sku),
  _type: 'variant',
  product: to(productId(handle)),
  ...own,
  taxClass: 'standard',
  requiresShipping: true,
  active: true,
  parts: Object.entries(parts).map(([sku, quantity]) => ({
    _key: sku.toLowerCase(),
    variant: to(variantId(sku)),
    quantity,
  })),
})
