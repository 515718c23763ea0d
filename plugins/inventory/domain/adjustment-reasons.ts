import type { StockAccount } from './documents.ts'

interface AdjustmentReason {
  /** Words for staff. */
  readonly title: string
  /** Account that units come from when stock rises; absent when this reason cannot raise it. */
  readonly rise?: readonly [from: StockAccount, to: StockAccount]
  /** Accounts that units go between when stock falls; absent when this reason cannot lower it. */
  readonly fall?: readonly [from: StockAccount, to: StockAccount]
  /** Takes `counted`, the new on hand, and not a change. */
  readonly counts?: true
}

/** Why staff change a level. Every reason but a correction has one direction, so that a slip of the sign is caught. */
export const adjustmentReasons = {
  count: {
    title: 'Counted',
    rise: ['count_difference', 'available'],
    fall: ['available', 'count_difference'],
    counts: true,
  },
  correction: {
    title: 'Correction',
    rise: ['count_difference', 'available'],
    fall: ['available', 'count_difference'],
  },
  received: { title: 'Received', rise: ['supplier', 'available'] },
  produced: { title: 'Made in house', rise: ['supplier', 'available'] },
  found: { title: 'Found', rise: ['count_difference', 'available'] },
  damaged: { title: 'Damaged, set aside', fall: ['available', 'damaged'] },
  repaired: { title: 'Damaged, good again', rise: ['damaged', 'available'] },
  discarded: { title: 'Damaged, thrown away', fall: ['damaged', 'write_off'] },
  to_quality_control: { title: 'To quality control', fall: ['available', 'quality_control'] },
  received_to_check: { title: 'Received, to quality control', rise: ['supplier', 'quality_control'] },
  quality_passed: { title: 'Quality control passed', rise: ['quality_control', 'available'] },
  quality_failed: { title: 'Quality control failed, damaged', fall: ['quality_control', 'damaged'] },
  held_back: { title: 'Set aside for another reason', fall: ['available', 'unavailable'] },
  put_back: { title: 'Set aside, sellable again', rise: ['unavailable', 'available'] },
  cleared_out: { title: 'Set aside, thrown away', fall: ['unavailable', 'write_off'] },
  waste: { title: 'Waste', fall: ['available', 'write_off'] },
  expired: { title: 'Past its date', fall: ['available', 'write_off'] },
  lost: { title: 'Lost', fall: ['available', 'write_off'] },
  theft: { title: 'Theft', fall: ['available', 'write_off'] },
  sample: { title: 'Sample', fall: ['available', 'write_off'] },
  internal_use: { title: 'Used in house', fall: ['available', 'write_off'] },
} as const satisfies Readonly<Record<string, AdjustmentReason>>

export type AdjustmentReasonCode = keyof typeof adjustmentReasons

/** The row of a reason, or undefined when there is no such reason. */
export const adjustmentReason = (code: string): AdjustmentReason | undefined =>
  Object.hasOwn(adjustmentReasons, code) ? adjustmentReasons[code as AdjustmentReasonCode] : undefined

/** Why units that were on their way are written off. Their words are the table's. */
export const lossReasons = ['lost', 'theft', 'waste', 'expired'] as const satisfies readonly AdjustmentReasonCode[]
export type LossReason = (typeof lossReasons)[number]
