const formats = new Map<string, Intl.NumberFormat>()

/** How sums are written: whole sums without their decimals where the shop is a quiet room. */
export interface MoneyStyle {
  readonly currency: string
  readonly locale: string
  readonly wholeShort?: boolean
}

/** Writes minor units for a reader: `$4.50`. The kernel says the same; this one keeps its parser out of the browser. */
export function writeMoney(amount: number, { currency, locale, wholeShort = false }: MoneyStyle): string {
  const key = `${locale} ${currency} ${wholeShort}`
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(wholeShort ? { trailingZeroDisplay: 'stripIfInteger' as const } : {}),
    })
  formats.set(key, format)
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
