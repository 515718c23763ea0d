import { fingerprint } from '@souk/kernel'

const shape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** True for a handle: lower-case letters and digits in words joined by single dashes, 1 to 80 characters. */
export const isHandle = (text: string): boolean => text.length <= 80 && shape.test(text)

/**
 * Makes a handle of any title: accents are dropped, every run of other characters becomes one dash. A title that leaves
 * nothing (Arabic, symbols) becomes `item-` and a hash of it, so that it is stable and unlike its neighbours.
 */
export function toHandle(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  return plain || `item-${fingerprint(title).slice(0, 8)}`
}

/** `product-<handle>` */
export const productId = (handle: string): string => `product-${handle}`
/** `variant-<sku in lower case>`; other characters than letters, digits, `_` and `-` become dashes. */
export const variantId = (sku: string): string => `variant-${sku.toLowerCase().replace(/[^a-z0-9_-]+/g, '-')}`
/** `category-<handle>` */
export const categoryId = (handle: string): string => `category-${handle}`
