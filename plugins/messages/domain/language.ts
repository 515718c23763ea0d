/** Languages that messages are written in. A tag falls back to its first part, then to English. */
export const languages = {
  en: { dir: 'ltr', locale: 'en-US' },
  ar: { dir: 'rtl', locale: 'ar-u-nu-arab' },
  ur: { dir: 'rtl', locale: 'ur-u-nu-latn' },
} as const satisfies Readonly<Record<string, { readonly dir: 'ltr' | 'rtl'; readonly locale: string }>>

export type Language = keyof typeof languages

/** Words in every language. */
export type Words<Shape> = Readonly<Record<Language, Shape>>

/** The language that somebody who asked for this tag is written to in. */
export function languageOf(tag: string): Language {
  const first = tag.split('-')[0] ?? ''
  return Object.hasOwn(languages, first) ? (first as Language) : 'en'
}
