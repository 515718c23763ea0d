import type { ReturnKind } from './states.ts'

interface ReturnReason {
  /** Words for staff. */
  readonly title: string
  /** What it may be a reason for: goods that are whole come back, and what never came cannot. */
  readonly for: readonly ReturnKind[]
}

/** Why goods come back or are claimed. THE table. */
export const returnReasons = {
  changed_mind: { title: 'Changed their mind', for: ['return'] },
  does_not_fit: { title: 'Does not fit', for: ['return'] },
  wrong_item: { title: 'Not what was ordered', for: ['return', 'claim'] },
  not_as_described: { title: 'Not as described', for: ['return', 'claim'] },
  faulty: { title: 'Faulty', for: ['return', 'claim'] },
  damaged: { title: 'Arrived damaged', for: ['return', 'claim'] },
  spoiled: { title: 'Spoiled or past its date', for: ['return', 'claim'] },
  too_late: { title: 'Came too late', for: ['return', 'claim'] },
  missing: { title: 'Was not in the parcel', for: ['claim'] },
} as const satisfies Readonly<Record<string, ReturnReason>>
export type ReturnReasonCode = keyof typeof returnReasons

/** Words of a stored reason; one that is no longer offered is shown by its own name. */
export const returnReasonWords = (reason: string): string =>
  Object.hasOwn(returnReasons, reason) ? returnReasons[reason as ReturnReasonCode].title : reason.replaceAll('_', ' ')

/** Whether a reason is good for a return, or for a claim. */
export const isReasonFor = (reason: ReturnReasonCode, kind: ReturnKind): boolean =>
  returnReasons[reason].for.some((each) => each === kind)

/** The two ways of an after-sale. */
export const returnKinds = {
  return: { title: 'Return', meaning: 'The goods come back and are looked at.' },
  claim: { title: 'Claim', meaning: 'Nothing need come back.' },
} as const satisfies Readonly<Record<ReturnKind, { readonly title: string; readonly meaning: string }>>

/** What the inspection may find of a unit, and the line's quantity that counts it. THE table. */
export const inspections = {
  restock: { title: 'Back on the shelf', counts: 'restocked' },
  damaged: { title: 'Damaged, set aside', counts: 'damaged' },
  write_off: { title: 'Thrown away', counts: 'writtenOff' },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly counts: 'restocked' | 'damaged' | 'writtenOff' }>
>
export type Inspection = keyof typeof inspections
