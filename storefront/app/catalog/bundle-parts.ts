import { localize } from '@souk/kernel'
import type { Variant } from '@souk/catalog'
import type { Catalog } from './catalog.ts'
import { type Ground, groundOf } from './cards.ts'
import { type Picture, pictureOf } from './picture.ts'

/** A part of a bundle as a page names it. */
export interface SetPart {
  readonly key: string
  readonly title: string
  /** In one unit of the bundle. */
  readonly quantity: number
}

/** A part with its picture, and where it is sold by itself. */
export interface ShownPart extends SetPart {
  readonly variantTitle: string
  readonly picture?: Picture
  readonly ground: Ground
  /** Undefined when it is sold in sets only. */
  readonly href?: string
}

/** What a bundle is made of, in one language; empty for anything else. Leads to the very choice that is in the set. */
export const shownParts = (catalog: Catalog, { parts = [] }: Variant, language: string): readonly ShownPart[] =>
  parts.flatMap(({ _key, variant: { _ref }, quantity }): ShownPart[] => {
    const held = catalog.parts.get(_ref)
    if (!held) return []
    const { product, variant } = held
    const handle = product.handle.current
    const picture = pictureOf(variant.image ?? product.images[0], language)
    const choice = new URLSearchParams(variant.optionValues.map(({ option, value }) => [option, value]))
    return [
      {
        key: _key,
        title: localize(product.title, language) ?? handle,
        variantTitle: localize(variant.title, language) ?? '',
        quantity,
        ground: groundOf(product.ground, handle),
        ...(picture ? { picture } : {}),
        ...(catalog.bySku.has(variant.sku)
          ? { href: `/products/${handle}${choice.size > 0 ? `?${choice}` : ''}` }
          : {}),
      },
    ]
  })

/** The same in one line each, for a basket. */
export const setParts = (catalog: Catalog, variant: Variant, language: string): readonly SetPart[] =>
  shownParts(catalog, variant, language).map(({ key, title, variantTitle, quantity }) => ({
    key,
    title: variantTitle ? `${title}, ${variantTitle}` : title,
    quantity,
  }))
