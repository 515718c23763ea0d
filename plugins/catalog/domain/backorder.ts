import type { Backorder, Variant } from './documents.ts'

const whole = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1

/** What may be promised of a variant beyond what is there. Undefined for a bundle, and while an editor gave half of it. */
export const backorderOf = ({ backorder, parts }: Pick<Variant, 'backorder' | 'parts'>): Backorder | undefined =>
  backorder && !parts && whole(backorder.limit) && whole(backorder.restockDays) ? backorder : undefined
