import type { TaxRate } from './documents.ts'

/** Where goods go, as far as price cares. */
export interface Destination {
  readonly country: string
  readonly postalCode: string
  readonly region?: string
}

const tidy = (postcode: string) => postcode.replace(/\s/g, '').toUpperCase()

/** How exactly a rate fits: 0 not at all, more is closer. Postcode beats region beats country. */
function fit(rate: TaxRate, to: Destination): number {
  if (rate.country !== to.country) return 0
  if (rate.region && rate.region !== to.region && !rate.postcodes?.length) return 0
  if (!rate.postcodes?.length) return rate.region ? 2 : 1
  const code = tidy(to.postalCode)
  const fits = rate.postcodes
    .map(tidy)
    .filter((each) => (each.endsWith('*') ? code.startsWith(each.slice(0, -1)) : code === each))
    .map((each) => 2 + each.length)
  return Math.max(0, ...fits)
}

/** The rate for a tax class at a place and time: the closest fit, then the newest. Undefined: not taxed. */
export function taxRateFor(
  rates: readonly TaxRate[],
  taxClass: string,
  to: Destination,
  at: string,
): TaxRate | undefined {
  return rates
    .filter((rate) => rate.taxClass === taxClass && rate.validFrom <= at && fit(rate, to) > 0)
    .toSorted((a, b) => fit(b, to) - fit(a, to) || (a.validFrom < b.validFrom ? 1 : -1))[0]
}

/** The tax within (`included`) or on top of an amount, in minor units, rounded half away from zero. THE rounding place. */
export const taxOf = (amount: number, basisPoints: number, included: boolean): number => {
  const whole = included ? 10_000 + basisPoints : 10_000
  return Math.sign(amount) * Math.floor((Math.abs(amount) * basisPoints * 2 + whole) / (whole * 2))
}
