import type { LakeDocument } from '../document.ts'
import type { QueryRequest } from '../engine.ts'

/** A query that can be moved to another thread: who may read what is said by filters instead of a function. */
export type MovableQuery = Omit<QueryRequest, 'readable' | 'readFilters'> & {
  /** A document is readable when one of these GROQ filters selects it; left out: everything is. */
  readonly readFilters?: readonly string[]
}

/** What the thread is told, in order. */
export type ToWorker =
  | { readonly kind: 'put'; readonly documents: readonly LakeDocument[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'query'; readonly number: number; readonly request: MovableQuery }

/** What the thread says: that it has begun, then for each query the result as JSON, or why there is none. */
export type FromWorker =
  | { readonly number: 0; readonly kind: 'ready' }
  | { readonly number: number; readonly kind: 'answer'; readonly answer: MovedAnswer }
  | { readonly number: number; readonly kind: 'timeout' | 'tooLarge' }
  | { readonly number: number; readonly kind: 'fault'; readonly error: Error }

/** An answer from the thread. `rest` is what the engine says beside its result. */
export interface MovedAnswer {
  /** The result as JSON. */
  readonly text: string
  readonly rest: Readonly<Record<string, unknown>>
}

/** What the thread is made with. */
export interface WorkerSettings {
  readonly sanity?: { projectId: string; dataset: string }
  /** How long the result may be as JSON, in characters. */
  readonly longestResult: number
}
