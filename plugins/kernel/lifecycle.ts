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

/** The states of a table, in its order. */
export const statesOf = <Table extends Lifecycle>(table: Table) =>
  Object.keys(table) as readonly (keyof Table & string)[]

/** True when some verb of the table leads from one state straight to the other. */
export const mayMove = (table: Lifecycle, from: string, to: string): boolean =>
  Object.values(table[from]?.next ?? {}).includes(to)

/** True when no verb leads out of the state. */
export const isFinal = (table: Lifecycle, state: string): boolean => Object.keys(table[state]?.next ?? {}).length === 0

/** Schema options of a table: `[{title: 'On hold', value: 'on_hold'}]`. */
export const stateOptions = (table: Lifecycle): readonly { readonly title: string; readonly value: string }[] =>
  Object.entries(table).map(([value, { title }]) => ({ title, value }))

/** The table as a Mermaid state diagram, for READMEs; a golden test keeps them in step. */
export function diagram(table: Lifecycle): string {
  const first = Object.keys(table)[0]
  const moves = Object.entries(table).flatMap(([state, { next }]) =>
    Object.entries(next).map(([verb, target]) => `  ${state} --> ${target}: ${verb.replaceAll('_', ' ')}`),
  )
  const ends = Object.keys(table).filter((state) => isFinal(table, state))
  return ['stateDiagram-v2', `  [*] --> ${first}`, ...moves, ...ends.map((state) => `  ${state} --> [*]`)].join('\n')
}
