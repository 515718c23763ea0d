import type { CartQuote } from '@souk/commerce'
import type { Catalog } from '../catalog/catalog.ts'
import { countersOf } from '../catalog/place.ts'
import { localeOf } from '../languages.ts'
import { clockTime, dayWords } from '../time.ts'

/** When the basket would be there if it was paid now, as it is written; or that nobody goes there. */
export type BasketPromise =
  | { readonly kind: 'minutes' | 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'pickup'; readonly from: string; readonly place: string }
  | { readonly kind: 'outside'; readonly postalCode: string; readonly place: string }

/** Writes a quote's promise in the shop's zone. Undefined while it is not known where to. */
export function basketPromise(
  catalog: Catalog,
  quote: CartQuote | undefined,
  language: string,
  where: { readonly method: 'delivery' | 'pickup'; readonly postalCode: string },
): BasketPromise | undefined {
  const counters = countersOf(catalog)
  const place = (counters.find(({ _id }) => _id === quote?.pickupAt) ?? counters[0])?.name ?? ''
  if (quote?.problems.some(({ code }) => code === 'outside_zone'))
    return { kind: 'outside', postalCode: where.postalCode, place }
  if (!quote?.promise) return undefined
  const { from, to, unit = 'minutes' } = quote.promise
  const { timeZone } = catalog.settings
  const locale = localeOf(catalog.settings, language)
  if (unit === 'days')
    return { kind: 'days', from: dayWords(from, timeZone, locale), to: dayWords(to, timeZone, locale) }
  if (where.method === 'pickup') return { kind: 'pickup', from: clockTime(from, timeZone, locale), place }
  return { kind: 'minutes', from: clockTime(from, timeZone, locale), to: clockTime(to, timeZone, locale) }
}
