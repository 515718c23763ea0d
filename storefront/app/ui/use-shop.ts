import { useRouteLoaderData } from '@remix-run/react'
import { useSyncExternalStore } from 'react'
import type { loader } from '../root.tsx'
import { wordsFor } from '../words/words.ts'
import { writeMoney } from './write-money.ts'

/** What the root told about the shop; defaults where the root itself failed. */
export function useShop() {
  const root = useRouteLoaderData<typeof loader>('root')
  const language = root?.language ?? 'en'
  const currency = root?.currency ?? 'USD'
  const locale = root?.locale ?? 'en-US'
  return {
    root,
    words: wordsFor(language),
    /** Writes minor units of the shop's currency. */
    price: (amount: number) => writeMoney(amount, currency, locale),
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
