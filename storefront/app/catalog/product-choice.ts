import type { OptionValue, Variant } from '@souk/catalog'
import { type Instant, localize } from '@souk/kernel'
import { nearDayWords } from '../time.ts'
import { availableOf } from './cards.ts'
import type { Catalog, Offer } from './catalog.ts'
import { type LinkView, linkView } from './home.ts'

/** One value of an option as a box: where choosing it leads, what it changes, whether it can be had. */
export interface ChoiceValue {
  readonly code: string
  readonly title: string
  readonly note: string
  readonly chosen: boolean
  readonly available: boolean
  /** Drawn as a swatch when it is a colour. */
  readonly colour?: string
  /** Words for the day on which it can be had again, when it is out and the day is known. */
  readonly backOn?: string
  /** Minor units more (or less) than the chosen variant. */
  readonly difference: number
}
export interface Choice {
  readonly code: string
  readonly title: string
  readonly values: readonly ChoiceValue[]
  readonly guide?: LinkView
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

/** Who asks: the language and locale of the page, and the time. */
export interface Reader {
  readonly language: string
  readonly locale: string
  readonly now: Instant
}

/** One value beside the chosen variant: the variant that keeps all other options as they are stands for it. */
function choiceValue(
  catalog: Catalog,
  offer: Offer,
  chosen: Variant,
  option: string,
  value: OptionValue,
  { language, locale, now }: Reader,
): ChoiceValue | undefined {
  const wanted = new Map(
    offer.product.options.flatMap(({ code }) => {
      const held = code === option ? value.code : valueOf(chosen, code)
      return held === undefined ? [] : [[code, held] as const]
    }),
  )
  const exact = offer.variants.find((variant) => matches(variant, wanted) === wanted.size)
  const anyOf = exact ?? offer.variants.find((variant) => valueOf(variant, option) === value.code)
  if (!anyOf) return undefined
  const available = exact !== undefined && availableOf(catalog, exact._id) > 0
  const back = !available && exact?.backOn && exact.backOn >= now.slice(0, 10) ? exact.backOn : undefined
  return {
    code: value.code,
    title: localize(value.title, language) ?? value.code,
    note: localize(value.note, language) ?? '',
    chosen: valueOf(chosen, option) === value.code,
    available,
    difference: anyOf.price - chosen.price,
    ...(value.colour && /^#[0-9a-f]{6}$/i.test(value.colour) ? { colour: value.colour } : {}),
    ...(back ? { backOn: nearDayWords(back, now, locale) } : {}),
  }
}

/** Options around the chosen variant, in the order an editor gave them. */
export function choicesOf(catalog: Catalog, offer: Offer, chosen: Variant, reader: Reader): readonly Choice[] {
  return offer.product.options.map((option) => {
    const guide = linkView(option.guide, reader.language)
    return {
      code: option.code,
      title: localize(option.title, reader.language) ?? option.code,
      values: option.values.flatMap((value) => choiceValue(catalog, offer, chosen, option.code, value, reader) ?? []),
      ...(guide ? { guide } : {}),
    }
  })
}
