/**
 * Copy that shoppers read, one entry per language: `[{_key: 'en', value: 'Oat flat white'}]`. The key is a BCP 47 tag.
 * A keyed array keeps the number of attribute paths the same however many languages a shop speaks.
 */
export type Localized<Value = string> = readonly { readonly _key: string; readonly value: Value }[]

/** The value for a language: exact tag, then its primary language, then the fallback language, then the first. */
export function localize<Value>(
  entries: Localized<Value> | undefined | null,
  language: string,
  fallback = 'en',
): Value | undefined {
  if (!entries) return undefined
  const find = (tag: string | undefined) => entries.find((entry) => entry._key === tag)
  return (find(language) ?? find(language.split('-')[0]) ?? find(fallback) ?? entries[0])?.value
}

/** One-language copy as a keyed array. */
export const inLanguage = <Value>(language: string, value: Value): Localized<Value> => [{ _key: language, value }]
