import { createCompiler, isCompiled } from './compile.ts'
import { withDeadline } from './deadline.ts'
import type { DocumentIndex } from './document-index.ts'
import { execute, type Explanation, sourceMapOf } from './execution.ts'
import { type CompiledFilter, compileFilter } from './filter.ts'
import { createLru } from './lru.ts'
import type { ContentSourceMap } from './source-map/content-source-map.ts'
import { createViews, type Perspective, type Readable } from './views.ts'
import { whenReady } from './when-ready.ts'

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
  /** The same as GROQ filters, one of which must hold, so that a query can be moved to another thread. */
  readonly readFilters?: readonly string[]
  /** Milliseconds after which the evaluation stops with `QueryTimeoutError`. */
  readonly timeoutMs?: number
  /** Milliseconds that it may wait for indexes that are being made, before that; as many when left out. */
  readonly waitMs?: number
  /**
   * Documents times the size of the filter that it may be about to look at, found before it begins to; the evaluation
   * stops with `TooMuchWorkError`.
   */
  readonly mostWork?: number
  /** Asks for the map of where the result's values came from; `byKey` names items of arrays by their `_key`. */
  readonly sourceMap?: 'byIndex' | 'byKey'
}

/**
 * `result` shares structure with the stored documents: serialise it, never change it. `candidates` counts the
 * documents that narrowed `*` nodes were handed.
 */
export interface QueryAnswer {
  readonly result: unknown
  readonly candidates: number
  readonly explanation: Explanation
  /** The result as JSON, where it was made in another thread; `result` then reads it anew each time. */
  readonly text?: string
  readonly sourceMap?: ContentSourceMap
}

/** GROQ over one dataset. */
export interface QueryEngine {
  /** Rejects with `QueryParseError` for a query that cannot be run and `QueryTimeoutError` for one that is too slow. */
  query(request: QueryRequest): Promise<QueryAnswer>
  /** The filter of a listener or grant; `identity()` in it answers `identity`. Throws `QueryParseError`. */
  compileFilter(filterOrQuery: string, params: Record<string, unknown>, identity?: string): CompiledFilter
  /** Whether nothing of a query is left to groq-js. Throws `QueryParseError`. */
  isCompiled(query: string, params: Record<string, unknown>): boolean
}

/** What `sanity::projectId()` and `sanity::dataset()` answer, and how many parsed queries are kept. */
export interface QueryEngineOptions {
  readonly sanity?: { projectId: string; dataset: string }
  readonly cacheSize?: number
}

/** How many filters are remembered, for listeners to share. */
const mostFilters = 5000

/** A query engine over an index; it keeps nothing but caches. */
export function createQueryEngine(index: DocumentIndex, options: QueryEngineOptions = {}): QueryEngine {
  const compile = createCompiler(options.cacheSize)
  const viewOf = createViews(index)
  const filters = createLru<string, CompiledFilter>(mostFilters)
  return {
    async query(request) {
      const compiled = compile(request.query, request.params)
      const answer = (): QueryAnswer => {
        const execution = {
          compiled,
          index,
          view: viewOf(request.perspective, request.readable),
          params: request.params,
          identity: request.identity ?? 'me',
          now: request.now ?? new Date(),
          mostWork: request.mostWork,
          ...(options.sanity && { sanity: options.sanity }),
        }
        const { value, candidates, explanation } = execute(execution)
        const said = { result: value === undefined ? null : value, candidates, explanation }
        return request.sourceMap ? { ...said, sourceMap: sourceMapOf(execution, request.sourceMap === 'byKey') } : said
      }
      return whenReady(() => withDeadline(request.timeoutMs, answer), request.waitMs ?? request.timeoutMs)
    },
    isCompiled: (query, params) => isCompiled(compile(query, params)),
    compileFilter(filterOrQuery, params, identity = 'me') {
      // Listeners that ask alike share one filter, so that each commit asks it once.
      const asker = filterOrQuery.includes('identity') ? identity : ''
      return filters.get(JSON.stringify([filterOrQuery, params, asker]), () =>
        compileFilter(filterOrQuery, params, { identity, ...(options.sanity && { sanity: options.sanity }) }),
      )
    },
  }
}
