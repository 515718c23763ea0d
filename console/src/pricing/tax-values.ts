import type { TaxRate } from '@souk/pricing'
import { parseAmount } from '../ui/money-input.ts'

/** A tax rate as people type it. */
export interface TaxValues {
  readonly name: string
  readonly country: string
  readonly region: string
  readonly postcodes: string
  readonly taxClass: string
  /** In percent. */
  readonly rate: string
  readonly included: boolean
  readonly validFrom: string
}

export const taxClasses = [
  { value: 'standard', title: 'Standard' },
  { value: 'food', title: 'Food' },
  { value: 'none', title: 'Not taxed' },
] as const

/** A rate as the form shows it; without one an empty form from `today` on. */
export const readTax = (rate: TaxRate | undefined, today: string): TaxValues => ({
  name: rate?.name ?? '',
  country: rate?.country ?? '',
  region: rate?.region ?? '',
  postcodes: (rate?.postcodes ?? []).join(', '),
  taxClass: rate?.taxClass ?? 'standard',
  rate: rate ? String(rate.rate / 100) : '',
  included: rate?.included === true,
  validFrom: (rate?.validFrom ?? today).slice(0, 10),
})

const points = (typed: string): number | undefined => {
  const share = parseAmount(typed, 'USD')
  return share !== undefined && share <= 10_000 ? share : undefined
}

/** What is wrong by field, in words. Prices of one country hold their tax or do not: `others` are its other rates. */
export function taxProblems(
  values: TaxValues,
  others: readonly Pick<TaxRate, 'country' | 'included' | 'rate'>[],
): Partial<Readonly<Record<keyof TaxValues, string>>> {
  const mixed = others.some(
    (other) => other.rate > 0 && other.country === values.country && (other.included === true) !== values.included,
  )
  return {
    ...(values.name.trim() === '' ? { name: 'Give it a name.' } : {}),
    ...(/^[A-Z]{2}$/.test(values.country) ? {} : { country: 'Two capitals, such as US.' }),
    ...(points(values.rate) === undefined ? { rate: 'A share from 0 to 100, with two decimals at most.' } : {}),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(values.validFrom) ? {} : { validFrom: 'A day.' }),
    ...(mixed ? { included: `All rates of ${values.country} are the same in this.` } : {}),
  }
}

/** The form as it is written; undefined while something is wrong with it. */
export function writtenTax(values: TaxValues, others: Parameters<typeof taxProblems>[1]) {
  if (Object.keys(taxProblems(values, others)).length > 0) return undefined
  const postcodes = values.postcodes
    .split(/[,\n]/)
    .map((each) => each.trim())
    .filter(Boolean)
  return {
    name: values.name.trim(),
    country: values.country,
    region: values.region.trim() || null,
    postcodes: postcodes.length > 0 ? postcodes : null,
    taxClass: values.taxClass,
    rate: points(values.rate) ?? 0,
    included: values.included,
    validFrom: values.validFrom,
  }
}
