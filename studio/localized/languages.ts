const names = new Intl.DisplayNames(['en'], { type: 'language' })
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** A BCP 47 tag in words for staff, `Arabic` for `ar`; what is no tag is given back as it is. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** Which way a language is written. */
export const directionOf = (tag: string): 'ltr' | 'rtl' => (rightToLeft.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr')

/** Keys of texts in the order the shop names its languages; what the shop does not speak comes last, in its own order. */
export const inShopOrder = (keys: readonly string[], languages: readonly string[]): readonly string[] => [
  ...languages.filter((language) => keys.includes(language)),
  ...keys.filter((key) => !languages.includes(key)),
]

/** The shop's languages that have no text yet. */
export const missingLanguages = (keys: readonly string[], languages: readonly string[]): readonly string[] =>
  languages.filter((language) => !keys.includes(language))

/**
 * Before which text a new language belongs, so that the stored order is the shop's; undefined for the end. Previews
 * show the first text, so the shop's first language has to come first however late it is written.
 */
export function textAfter(language: string, keys: readonly string[], languages: readonly string[]): string | undefined {
  const later = new Set(languages.slice(languages.indexOf(language) + 1))
  return keys.find((key) => later.has(key) || !languages.includes(key))
}
