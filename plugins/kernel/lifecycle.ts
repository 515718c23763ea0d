/** What a tone says, the same in every list. `look.md` part 2.3. */
export type Tone = 'primary' | 'suggest' | 'positive' | 'caution' | 'critical' | 'default'

/** One state of a lifecycle: its words, its tone, and the verbs that lead out of it. */
export interface LifecycleState {
  /** Staff word in sentence case, American spelling: `On hold`. */
  readonly title: string
  /** One sentence that says what is true in this state. */
  readonly meaning: string
  readonly tone: Tone
  /** verb -> next state. Only these moves are legal. */
  readonly next: Readonly<Record<string, string>>
}

/** THE table of a lifecycle, read by schema options, badges, queues, API enums and generated diagrams. */
export type Lifecycle = Readonly<Record<string, LifecycleState>>

/** The state a verb leads to, or undefined when the table does not allow it. */
export const nextState = (table: Lifecycle, state: string, verb: string): string | undefined => table[state]?.next[verb]
