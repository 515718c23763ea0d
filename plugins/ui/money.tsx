import { formatMoney } from '@souk/kernel'

export interface MoneyProps {
  /** Minor units of `currency`. */
  readonly amount: number
  /** ISO 4217. */
  readonly currency: string
  /** BCP 47 tag; `en-US` when left out. */
  readonly locale?: string
}

/** An amount in figures of equal width, so that columns of money line up. */
export function Money({ amount, currency, locale }: MoneyProps) {
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{formatMoney({ amount, currency }, locale)}</span>
}
