import type { Variant } from '@souk/catalog'
import { localize } from '@souk/kernel'
import { availableOf } from './cards.ts'
import type { Catalog, Offer } from './catalog.ts'

/** One value of an option as a box: where choosing it leads, what it changes, whether it can be had. */
export interface ChoiceValue {
  readonly code: string
  readonly title: string
  readonly note: string
  readonly chosen: boolean
  readonly available: boolean
  /** Minor units more (or less) than the chosen variant. */
  readonly difference: number
}
export interface Choice {
  readonly code: string
  readonly title: string
  readonly values: readonly ChoiceValue[]
}

const valueOf = (variant: Variant, option: string): string | undefined =>
  variant.optionValues.find((each) => each.option === option)?.value

const matches = (variant: Variant, wanted: ReadonlyMap<string, string>): number =>
  [...wanted].filter(([option, value]) => valueOf(variant, option) === value).length

/**
 * The variant for the options in the address. Unknown or missing options fall to the best match that can be had,
 * so every address of a product shows something that exists.
 */
export function chooseVariant(
  catalog: Catalog,
  offer: Offer,
  wanted: ReadonlyMap<string, string>,
): Variant | undefined {
  const known = new Map(
    [...wanted].filter(([option, value]) => offer.variants.some((variant) => valueOf(variant, option) === value)),
  )
  const ranked = offer.variants.map((variant, index) => ({
    variant,
    index,
    score: matches(variant, known),
    there: availableOf(catalog, variant._id) > 0,
  }))
  ranked.sort((a, b) => b.score - a.score || Number(b.there) - Number(a.there) || a.index - b.index)
  return ranked[0]?.variant
}

/** Option boxes around the chosen variant. A value stands for the variant that keeps all other options as they are. */
export function choicesOf(catalog: Catalog, offer: Offer, chosen: Variant, language: string): readonly Choice[] {
  return offer.product.options.map((option) => ({
    code: option.code,
    title: localize(option.title, language) ?? option.code,
    values: option.values.flatMap((value) => {
      const wanted = new Map(
        offer.product.options.flatMap(({ code }) => {
          const held = code === option.code ? value.code : valueOf(chosen, code)
          return held === undefined ? [] : [[code, held] as const]
        }),
      )
      const exact = offer.variants.find((variant) => matches(variant, wanted) === wanted.size)
      const anyOf = exact ?? offer.variants.find((variant) => valueOf(variant, option.code) === value.code)
      if (!anyOf) return []
      return [
        {
          code: value.code,
          title: localize(value.title, language) ?? value.code,
          note: localize(value.note, language) ?? '',
          chosen: valueOf(chosen, option.code) === value.code,
          available: exact !== undefined && availableOf(catalog, exact._id) > 0,
          difference: anyOf.price - chosen.price,
        },
      ]
    }),
  }))
}
