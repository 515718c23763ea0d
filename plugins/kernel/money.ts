import { z } from 'zod'
import { kept } from './kept.ts'

/** An amount in the currency's minor unit (cents, yen, fils) with its ISO 4217 code. Never a float. */
export const Money = z.object({ amount: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) })
export type Money = Readonly<z.infer<typeof Money>>

/** Makes money of a whole number of minor units. Throws RangeError on a fraction. */
export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`money needs whole minor units, got ${amount}`)
  return { amount, currency }
}

/**
 * Splits an amount by weights without losing or inventing a unit: largest remainders get the odd units, earlier first.
 * All weights zero: everything goes to the first part. `allocate(1000, [1, 1, 1])` is `[334, 333, 333]`.
 */
export function allocate(amount: number, weights: readonly number[]): readonly number[] {
  if (weights.length === 0) return []
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (sum === 0) return weights.map((_, index) => (index === 0 ? amount : 0))
  const sign = amount < 0 ? -1 : 1
  const size = Math.abs(amount)
  // The products of two large amounts are no safe numbers any more
  const exact = weights.map((weight) => BigInt(size) * BigInt(weight))
  const shares = exact.map((product) => Number(product / BigInt(sum)))
  const order = exact
    .map((product, index) => ({ index, remainder: Number(product % BigInt(sum)) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  let odd = size - shares.reduce((total, share) => total + share, 0)
  for (const { index } of order) {
    if (odd <= 0) break
    shares[index] = (shares[index] ?? 0) + 1
    odd -= 1
  }
  return shares.map((share) => (share === 0 ? 0 : share * sign))
}

/** A share in basis points of an amount, rounded half away from zero: `basisPoints(1050, 863)` is 91. */
export function basisPoints(amount: number, points: number): number {
  const exact = Math.abs(amount) * points
  const rounded = Math.floor((exact + 5000) / 10_000)
  return amount < 0 ? -rounded : rounded
}

const formatOf = kept((locale: string, currency: string) => {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 }
})

/** How many decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD. Source: the runtime's CLDR data. */
export const minorDigits = (currency: string): number => formatOf('en', currency).digits

/** Writes money for a reader: `$4.50`. `locale` is a BCP 47 tag. */
export const formatMoney = (value: Money, locale = 'en-US'): string =>
  formatOf(locale, value.currency).format.format(value.amount / 10 ** minorDigits(value.currency))
