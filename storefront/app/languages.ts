import type { SiteSettings } from '@souk/catalog'
import { kept } from '@souk/kernel/kept'

type Spoken = Pick<SiteSettings, 'defaultLanguage' | 'languages'>

/** What a path says about its language. */
export interface SpokenPath {
  readonly language: string
  /** The path without the prefix: `/products`. */
  readonly rest: string
  readonly isDefault: boolean
}

/** Source: BCP 47 tags in lower case; `.data` is what pages ask for when they go on by script. */
const prefixed = /^\/([a-z]{2,3}(?:-[a-z0-9]{2,8})*)(\.data)?(?=\/|$)/

/** The language that a path begins with, when the shop speaks it; undefined for paths of the default language. */
export function spokenPath(path: string, settings: Spoken | undefined): SpokenPath | undefined {
  const match = prefixed.exec(path)
  const language = match?.[1]
  if (!match || !language || !settings?.languages.includes(language)) return undefined
  const rest = path.slice(match[0].length).replace(/^\/+/, '/')
  return { language, rest: rest === '' ? '/' : rest, isDefault: language === settings.defaultLanguage }
}

/** The prefix of a language's addresses: none for the shop's own. */
export const prefixOf = (settings: Spoken, language: string): string =>
  language === settings.defaultLanguage ? '' : `/${language}`

/** A path of the shop in a language: `/products` is `/ar/products`. */
export const inLanguagePath = (prefix: string, path: string): string =>
  prefix === '' ? path : `${prefix}${path === '/' ? '' : path}`

/** A language's own name for itself: `العربية`. */
export const nameOfLanguage = kept((language: string): string => {
  const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
})

/** The locale that figures, money and dates are written in. Arabic has its own digits unless the shop says otherwise. */
export function localeOf(settings: Pick<SiteSettings, 'country' | 'numerals'>, language: string): string {
  const [primary] = language.split('-')
  if (primary === 'ar') return settings.numerals === 'latin' ? `${language}-u-nu-latn` : `${language}-u-nu-arab`
  if (primary === 'ur') return `${language}-u-nu-latn`
  return language.includes('-') ? language : `${language}-${settings.country}`
}
