import type { LakeDocument } from '../document.ts'

/** What one run of a compiled query asks of the engine. */
export interface Run {
  readonly params: Readonly<Record<string, unknown>>
  readonly identity: string
  readonly now: Date
  readonly sanity: { readonly projectId: string; readonly dataset: string } | undefined
  /** The whole dataset as this query sees it. */
  everything(): readonly unknown[]
  /** The documents of the narrowed `*` with that number, in the order of their ids. */
  candidates(plan: number): readonly LakeDocument[]
  /** What stands behind a reference: a document, or the answer of a hook. */
  dereference(id: string): unknown
  /** Looks at the clock now and then; throws when the time is over. Called for each item that a query reads. */
  tick(): void
  /** How many documents the narrowed `*` holds, when its filter asks nothing that the index does not answer. */
  countOf(plan: number): number | undefined
  /**
   * Shows the documents of a narrowed `*` by the value at a dotted path, those that are hidden as undefined, and says
   * where the value changes; undefined when an index would be slower than sorting. `wanted`: how many the query takes.
   */
  inOrder(
    plan: number,
    path: string,
    direction: 'asc' | 'desc',
    wanted: number,
  ): ((visit: (doc: LakeDocument | undefined, other: boolean) => boolean) => void) | undefined
  /** Told before work that grows with the number of documents: documents times nodes of what each is asked. May throw. */
  weigh(work: number): void
  /** Tells the explanation how many documents a filter was asked about. */
  evaluated(plan: number, count: number): void
}

/**
 * What `@` is and where `^` leads. A hidden scope is the one inside `base.attr` over arrays, which `^` does not count.
 * A loop may give one scope value after value: nothing outlives its turn.
 */
export class Scope {
  readonly run: Run
  value: unknown
  readonly parent: Scope | undefined
  readonly hidden: boolean

  constructor(run: Run, value: unknown, parent: Scope | undefined, hidden: boolean) {
    this.run = run
    this.value = value
    this.parent = parent
    this.hidden = hidden
  }

  nested(value: unknown): Scope {
    return new Scope(this.run, value, this.hidden ? this.parent : this, false)
  }

  concealed(value: unknown): Scope {
    return new Scope(this.run, value, this.hidden ? this.parent : this, true)
  }
}

/** A compiled expression. */
export type Evaluate = (scope: Scope) => unknown

/** Thrown while compiling what only groq-js can evaluate; `message` is shown in explanations. */
export class NotCompiled extends Error {}
