import { useLocation, useRouteLoaderData } from '@remix-run/react'
import { kept } from '@souk/kernel/kept'
import { useSyncExternalStore } from 'react'
import type { loader } from '../root.tsx'
import { toArabicDigits } from '../words/change-words.ts'
import { directionOf, wordsFor } from '../words/words.ts'
import { writeMoney } from './write-money.ts'

const figuresOf = kept((locale: string) => new Intl.NumberFormat(locale, { useGrouping: false }))

/** The language that an address names, where the shop's own are not known yet. */
const spokenAlone = (pathname: string): string => /^\/(ar|ur)(?=\/|$)/.exec(pathname)?.[1] ?? 'en'

/** What the root told about the shop; defaults where the root itself failed. */
export function useShop() {
  const root = useRouteLoaderData<typeof loader>('root')
  const { pathname } = useLocation()
  const language = root?.language ?? spokenAlone(pathname)
  const currency = root?.currency ?? 'USD'
  const locale = root?.locale ?? 'en-US'
  const quiet = root?.character === 'quiet-room'
  return {
    root,
    language,
    direction: root?.direction ?? directionOf(language),
    words: wordsFor(language, root?.phrases),
    /** True where pages are laid out as a quiet room. */
    quiet,
    /** Writes minor units of the shop's currency. */
    price: (amount: number) => writeMoney(amount, { currency, locale, wholeShort: quiet }),
    /** Writes a postcode or number plate of figures in the page's digits. */
    code: (text: string) => (locale.endsWith('nu-arab') ? toArabicDigits(text) : text),
    /** Writes a count in the page's digits. */
    figure: (count: number) => figuresOf(locale).format(count),
  }
}

const nothing = () => () => {}

/** False on the server and for the first paint, true once scripts run. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  )
