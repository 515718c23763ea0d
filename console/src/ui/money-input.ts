import { minorDigits } from '@souk/kernel'

/** What somebody typed as an amount, in minor units: `4.50` and `4,5` are 450 in USD. Undefined when it is no amount. */
export function parseAmount(typed: string, currency: string): number | undefined {
  const digits = minorDigits(currency)
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(typed.trim())
  if (!match) return undefined
  const [, whole = '', part = ''] = match
  if (part.length > digits) return undefined
  return Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || '0')
}

/** Minor units as they are typed: 450 is `4.50`. */
export function amountText(amount: number | undefined, currency: string): string {
  if (amount === undefined) return ''
  const digits = minorDigits(currency)
  return (amount / 10 ** digits).toFixed(digits)
}
