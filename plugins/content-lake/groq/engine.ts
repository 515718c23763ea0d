import { createCompiler } from './compile.ts'
import { withDeadline } from './deadline.ts'
import type { DocumentIndex } from './document-index.ts'
import { execute } from './execution.ts'
import { type CompiledFilter, compileFilter } from './filter.ts'
import { createViews, type Perspective, type Readable } from './views.ts'

export type { CompiledFilter } from './filter.ts'

/** One query as it comes from the HTTP layer. */
export interface QueryRequest {
  readonly query: string
  readonly params: Record<string, unknown>
  readonly perspective: Perspective
  /** What `identity()` answers; the caller's user id. */
  readonly identity?: string
  /** What `now()` answers; the machine's clock when left out. */
  readonly now?: Date
  /** Hides documents everywhere: in `*`, in sub-queries and behind references. Everything is shown when left out. */
  readonly readable?: Readable
  /** Milliseconds after which the evaluation stops with `QueryTimeoutError`. */
  readonly timeoutMs?: number
}

/**
 * `result` shares structure with the stored documents: serialise it, never change it. `candidates` counts the
 * documents that narrowed `*` nodes were handed.
 */
export interface QueryAnswer {
  readonly result: unknown
  readonly candidates: number
}

/** GROQ over one dataset. */
export interface QueryEngine {
  /** Rejects with `QueryParseError` for a query that cannot be run and `QueryTimeoutError` for one that is too slow. */
  query(request: QueryRequest): Promise<QueryAnswer>
  /** The filter of a listener or grant; throws `QueryParseError`. */
  compileFilter(filterOrQuery: string, params: Record<string, unknown>): CompiledFilter
}

/** What `sanity::projectId()` and `sanity::dataset()` answer, and how many parsed queries are kept. */
export interface QueryEngineOptions {
  readonly sanity?: { projectId: string; dataset: string }
  readonly cacheSize?: number
}

/** A query engine over an index; it keeps nothing but caches. */
export function createQueryEngine(index: DocumentIndex, options: QueryEngineOptions = {}): QueryEngine {
  const compile = createCompiler(options.cacheSize)
  const viewOf = createViews(index)
  return {
    async query(request) {
      const compiled = compile(request.query, request.params)
      const { value, candidates } = withDeadline(request.timeoutMs, () =>
        execute({
          compiled,
          index,
          view: viewOf(request.perspective, request.readable),
          params: request.params,
          identity: request.identity ?? 'me',
          now: request.now ?? new Date(),
          ...(options.sanity && { sanity: options.sanity }),
        }),
      )
      return { result: value === undefined ? null : value, candidates }
    },
    compileFilter: (filterOrQuery, params) =>
      compileFilter(filterOrQuery, params, options.sanity ? { sanity: options.sanity } : {}),
  }
}
