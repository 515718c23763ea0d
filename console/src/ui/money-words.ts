import { formatMoney } from '@souk/kernel'

/** `$4.50`, with a true minus sign, for sentences. Figures in columns are `@souk/ui`'s `Money`. */
export const moneyWords = (amount: number, currency: string): string =>
  formatMoney({ amount, currency }).replace('-', '−')
