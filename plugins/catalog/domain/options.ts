import { type Localized, localize } from '@souk/kernel'
import type { Product, Variant } from './documents.ts'

/** What a shopper has chosen so far: option code -> value code. */
export type Choice = Readonly<Record<string, string>>

type Choosable = Pick<Variant, 'optionValues' | 'position' | 'active'>

const fits = (variant: Choosable, choice: Choice): boolean =>
  Object.entries(choice).every(([option, value]) =>
    variant.optionValues.some((each) => each.option === option && each.value === value),
  )

const inOrder = <Each extends Choosable>(variants: readonly Each[]): readonly Each[] =>
  variants.filter(({ active }) => active).toSorted((a, b) => a.position - b.position)

/** The first active variant that fits everything chosen; nothing chosen: the first of all. */
export const resolveVariant = <Each extends Choosable>(variants: readonly Each[], choice: Choice): Each | undefined =>
  inOrder(variants).find((variant) => fits(variant, choice))

/** One box of an option row. */
export interface OptionBox {
  readonly code: string
  readonly title: string
  readonly note?: string
  readonly chosen: boolean
  /** The SKU one lands on by choosing it, everything else kept; undefined when there is none. */
  readonly sku?: string
}

/** One row of choices on the product page. */
export interface OptionRow {
  readonly code: string
  readonly title: string
  readonly boxes: readonly OptionBox[]
}

/** The option rows around a chosen variant, in one language. */
export const optionRows = (
  { options }: Pick<Product, 'options'>,
  variants: readonly (Choosable & Pick<Variant, 'sku'>)[],
  chosen: Choice,
  language: string,
): readonly OptionRow[] =>
  options.map(({ code, title, values }) => ({
    code,
    title: localize(title, language) ?? code,
    boxes: values.map((value): OptionBox => {
      const sku = resolveVariant(variants, { ...chosen, [code]: value.code })?.sku
      const note = localize(value.note, language)
      return {
        code: value.code,
        title: localize(value.title, language) ?? value.code,
        chosen: chosen[code] === value.code,
        ...(note ? { note } : {}),
        ...(sku ? { sku } : {}),
      }
    }),
  }))

/** A word as it goes on in a sentence: `Oat` is `oat`; sizes and codes (`S`, `XL`, `UK 8`) stay as they are. */
const asContinued = (word: string, language: string): string =>
  /^\p{Lu}\p{Ll}/u.test(word) ? word.charAt(0).toLocaleLowerCase(language) + word.slice(1) : word

/** Words of a variant from its option values, per language of the product: "Regular, oat". Empty without options. */
export function variantTitle(
  { options }: Pick<Product, 'options'>,
  { optionValues }: Pick<Variant, 'optionValues'>,
): Localized {
  const chosen = options.flatMap((option) => {
    const picked = optionValues.find((each) => each.option === option.code)
    const value = option.values.find(({ code }) => code === picked?.value)
    return value ? [value.title] : []
  })
  const languages = [...new Set(chosen.flatMap((title) => title.map(({ _key }) => _key)))]
  return languages.map((language) => ({
    _key: language,
    value: chosen
      .map((title, index) => {
        const word = localize(title, language) ?? ''
        return index === 0 ? word : asContinued(word, language)
      })
      .join(language.startsWith('ar') || language.startsWith('ur') ? '، ' : ', '),
  }))
}
