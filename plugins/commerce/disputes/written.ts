import { formatMoney } from '@souk/kernel'

/** An instant for people anywhere: `2026-11-21 14:08:00 UTC`. */
export const moment = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`

/** An amount with its currency. */
export const moneyOf = (amount: number, currency: string): string => formatMoney({ amount, currency })

/** Basis points as a rate: 863 is `8.63 %`. */
export const percent = (points: number): string => `${(points / 100).toFixed(2).replace(/\.?0+$/, '')} %`
