import { kept } from '@souk/kernel/kept'
import { arabicCurrency } from '../words/arabic-money.ts'

/** How sums are written: whole sums without their decimals where the shop is a quiet room. */
export interface MoneyStyle {
  readonly currency: string
  readonly locale: string
  readonly wholeShort?: boolean
}

/** Arabic copy writes a sum with the currency's name, `١١٨ دولارًا`; others with its sign. */
const display = (locale: string) => (locale.startsWith('ar') ? 'name' : 'narrowSymbol')

/** A shop has one currency, so its name needs no country: `دولار أمريكي` is a form of `دولار`. */
const named = (parts: readonly Intl.NumberFormatPart[], currency: string, sum: number): string =>
  parts.map(({ type, value }) => (type === 'currency' ? (arabicCurrency(currency, sum) ?? value) : value)).join('')

const formatOf = kept(
  (locale: string, currency: string, whole: boolean) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: display(locale),
      ...(whole ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {}),
    }),
)

/**
 * Behind a letter from right to left a browser sets the sign of a sum on the far side of its figures, `218$`; a mark of
 * direction before it keeps `$218` whole. Source: Unicode UAX 9, W2 and W5.
 */
const inOnePiece = (locale: string, written: string): string =>
  /^(ur|fa|he)\b/.test(locale) ? `\u200e${written}` : written

/** Writes minor units for a reader: `$4.50`. The kernel says the same; this one keeps its parser out of the browser. */
export function writeMoney(amount: number, { currency, locale, wholeShort = false }: MoneyStyle): string {
  const precise = formatOf(locale, currency, false)
  const minor = 10 ** (precise.resolvedOptions().maximumFractionDigits ?? 2)
  const format = wholeShort && amount % minor === 0 ? formatOf(locale, currency, true) : precise
  const sum = amount / minor
  return display(locale) === 'name'
    ? named(format.formatToParts(sum), currency, sum)
    : inOnePiece(locale, format.format(sum))
}
