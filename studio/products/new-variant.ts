import { variantId } from '@souk/catalog'

/** What an editor says of a new variant. */
export interface NewVariant {
  readonly sku: string
  /** Minor units. */
  readonly price: number
}

/** Source: the importer's rule for SKUs; printable, without spaces at the ends. */
const skuShape = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,62}[A-Za-z0-9]$/

/** Why a SKU cannot be used, in words for an editor; undefined when it can. */
export function skuProblem(sku: string, taken: readonly string[]): string | undefined {
  if (sku === '') return 'Write the code that stands on the shelf.'
  if (!skuShape.test(sku)) return 'Letters, digits, dots, dashes and slashes, two to 64 of them.'
  const id = variantId(sku)
  return taken.some((each) => variantId(each) === id) ? 'Another variant has this SKU.' : undefined
}

/** An amount as people type it, `14.50`, in minor units; undefined when it is none. `digits` of the currency. */
export function minorUnits(typed: string, digits: number): number | undefined {
  const amount = Number(typed.trim().replace(',', '.'))
  if (typed.trim() === '' || !Number.isFinite(amount) || amount < 0) return undefined
  const minor = amount * 10 ** digits
  return Math.abs(minor - Math.round(minor)) < 1e-6 ? Math.round(minor) : undefined
}

/** Decimal digits of a currency. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/**
 * The draft of a new variant. Its id is made of its SKU, because stock levels and carts find it by that: a variant with
 * an id of its own could never be sold.
 */
export const newVariant = ({ sku, price }: NewVariant, product: string, position: number) => ({
  _id: `drafts.${variantId(sku)}`,
  _type: 'variant' as const,
  product: { _type: 'reference' as const, _ref: product },
  sku,
  title: [],
  optionValues: [],
  price,
  taxClass: 'standard',
  requiresShipping: true,
  position,
  active: true,
})
