interface HoldRow {
  readonly meaning: string
  /** Whether staff may put it on, and take it off again; what they may not, follows from the money. */
  readonly staff: 'on and off' | 'off' | 'no'
}

/** Why goods wait, by the name that a held fulfillment bears. THE table. */
export const holdReasons = {
  'payment disputed': { meaning: 'The bank decides; the hold goes with the dispute.', staff: 'no' },
  'payment lost': { meaning: 'The bank let the money go before it was taken.', staff: 'off' },
  'risk review': { meaning: 'Somebody looks whether it is a fraud.', staff: 'on and off' },
  'address unclear': { meaning: 'Nobody would find the door; the shopper is asked.', staff: 'on and off' },
  'stock in doubt': { meaning: 'The shelf and the figures do not agree.', staff: 'on and off' },
  'shopper asked': { meaning: 'The shopper asked to wait.', staff: 'on and off' },
  'exchange awaited': { meaning: 'What is exchanged for it has not come back yet.', staff: 'off' },
  'staff decision': { meaning: 'For another reason; the note says which.', staff: 'on and off' },
} as const satisfies Readonly<Record<string, HoldRow>>

/** Why goods wait. Shown in the refusal `held`. */
export type HoldReason = keyof typeof holdReasons

const rowOf = (name: string): HoldRow | undefined =>
  Object.hasOwn(holdReasons, name) ? holdReasons[name as HoldReason] : undefined

/** Reasons that staff may hold an order for. */
export const staffHolds: readonly HoldReason[] = (Object.keys(holdReasons) as HoldReason[]).filter(
  (name) => holdReasons[name].staff === 'on and off',
)

/** Whether staff may take a hold of this name off; one that no table knows may always go. */
export const mayLift = (name: string): boolean => rowOf(name)?.staff !== 'no'
