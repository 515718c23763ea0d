/** What a simulator does wrong on purpose. All off by default; set as a whole through `POST /_sim/faults`. */
export interface Faults {
  /** Probability (0..1) that one delivery attempt gets lost on the way; it is tried again later. */
  readonly drop: number
  /** How many extra times each message is delivered (0..20). */
  readonly duplicate: number
  /** Messages arrive in a shuffled order (within about 1.5 s). */
  readonly reorder: boolean
  /** Each message waits this long before its first attempt, ms (0..600000). */
  readonly delayMs: number
  /** Deliveries carry a signature that does not fit. */
  readonly badSignature: boolean
  /** Probability (0..1) that a request to the vendor's API is answered with its server error. */
  readonly errorRate: number
  /** The vendor is unreachable for this long from now on, ms (0..3600000). */
  readonly downMs: number
  /** Every answer of the vendor's API waits so long, ms (0..60000). */
  readonly answerMs: number
}

export const noFaults: Faults = {
  drop: 0,
  duplicate: 0,
  reorder: false,
  delayMs: 0,
  badSignature: false,
  errorRate: 0,
  downMs: 0,
  answerMs: 0,
}

const highest = { drop: 1, duplicate: 20, delayMs: 600_000, errorRate: 1, downMs: 3_600_000, answerMs: 60_000 } as const

/** Reads a faults document; what is left out is off. Answers the sentence that says what is wrong with it. */
export function parseFaults(input: Readonly<Record<string, unknown>>): Faults | string {
  const unknown = Object.keys(input).filter((key) => !(key in noFaults))
  if (unknown.length > 0) return `unknown fault: ${unknown.join(', ')}; known are ${Object.keys(noFaults).join(', ')}`
  const wrong = Object.entries(input).find(([key, value]) => !fits(key, value))
  return wrong ? `${wrong[0]} has a value that is not possible` : { ...noFaults, ...input }
}

function fits(key: string, value: unknown): boolean {
  if (key === 'reorder' || key === 'badSignature') return typeof value === 'boolean'
  const limit = Object.entries(highest).find(([name]) => name === key)?.[1] ?? 0
  const whole = limit === 1 || Number.isInteger(value)
  return typeof value === 'number' && whole && value >= 0 && value <= limit
}
