/** What a check found, in words; what is missing comes with what to do. */
export interface Verdict {
  readonly state: 'ok' | 'missing' | 'not known'
  readonly words: string
}

export const ok = (words: string): Verdict => ({ state: 'ok', words })
export const missing = (words: string): Verdict => ({ state: 'missing', words })
export const notKnown = (words: string): Verdict => ({ state: 'not known', words })
