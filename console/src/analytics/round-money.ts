import { minorDigits } from '@souk/kernel'

/** A round amount for an axis: `$1,400`, without cents. */
export const roundMoney = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    amount / 10 ** minorDigits(currency),
  )
