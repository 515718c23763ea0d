import { minorDigits } from '@souk/kernel'

/** Currencies that PayPal takes without decimals although they have them on paper (docs: currency codes). */
const withoutDecimals = new Set(['TWD'])

/** Minor units as PayPal writes them: `1250` USD is `12.50`. Throws RangeError on a fraction PayPal cannot take. */
export function toDecimal(amount: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = String(amount).padStart(digits + 1, '0')
  if (digits === 0) return text
  const [whole, fraction] = [text.slice(0, -digits), text.slice(-digits)]
  if (!withoutDecimals.has(currency)) return `${whole}.${fraction}`
  if (Number(fraction) !== 0) throw new RangeError(`PayPal takes whole ${currency} only, not ${whole}.${fraction}`)
  return whole
}

/** What PayPal wrote, in minor units. */
export function fromDecimal(value: string | undefined, currency: string): number {
  const digits = minorDigits(currency)
  const [whole = '0', fraction = ''] = (value ?? '0').split('.')
  return Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0').slice(0, digits) || '0')
}
