import type { Money } from './entities.ts'

/** Thousandths of a unit, whatever the currency: enough to add and compare what PayPal writes. */
export const cents = ({ value }: Money): number => Math.round(Number(value) * 1000)

/** Writes a sum back in the way the other one was written. */
export function moneyLike(like: Money, thousandths: number): Money {
  const digits = like.value.split('.')[1]?.length ?? 0
  return { currency_code: like.currency_code, value: (thousandths / 1000).toFixed(digits) }
}

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  'currency_code' in value &&
  /^[A-Z]{3}$/.test(String(value.currency_code)) &&
  'value' in value &&
  /^\d{1,9}(\.\d{1,3})?$/.test(String(value.value))

/** For people. */
export const showMoney = ({ currency_code: currency, value }: Money): string => `${value} ${currency}`
