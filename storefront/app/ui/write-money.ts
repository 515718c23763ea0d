const formats = new Map<string, Intl.NumberFormat>()

/** Writes minor units for a reader: `$4.50`. The kernel says the same; this one keeps its parser out of the browser. */
export function writeMoney(amount: number, currency: string, locale: string): string {
  const key = `${locale} ${currency}`
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency })
  formats.set(key, format)
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
