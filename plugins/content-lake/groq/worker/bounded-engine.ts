import type { QueryAnswer, QueryEngine, QueryRequest } from '../engine.ts'
import { createLru } from '../lru.ts'
import { parseQuery, shapingParameters } from '../parse.ts'
import { IndexUnfinishedError, QueryParseError, QueryTimeoutError } from '../parse-error.ts'
import { type QueryDesk, QueryTooLargeError } from './query-desk.ts'
import { type Risk, riskOf } from './risk.ts'

/** Milliseconds that a query may hold up everything else. */
const quickMs = 250
/** Without a thread to go to, a query may hold up everything else this long. */
const stuckMs = 5000
/** How long a query that was too slow goes straight to the thread, in milliseconds. */
const slowForMs = 60_000
/** Documents in a result, copies counted, above which it is not even written out here. */
const largeResult = 1_000_000
const heavyGrowth = 20_000
const absurdGrowth = 1_000_000_000
const mostWildcards = 2

/** What is remembered of a query's text. */
interface Remembered {
  readonly risk: Risk
  /** It runs as our own code, which looks at the clock in every loop. */
  compiled: boolean
  slowUntil: number
}

/**
 * An engine whose queries can neither take long here nor use up the memory: what is known to be quick, or turns out so,
 * is answered at once; the rest is moved to the desk's thread. Nothing is refused but what could never be answered.
 */
export function boundedEngine(engine: QueryEngine, desk: QueryDesk, now: () => number = Date.now): QueryEngine {
  const memory = createLru<string, Remembered>(2000)

  const remember = ({ query, params }: Pick<QueryRequest, 'query' | 'params'>): Remembered => {
    const shaping = shapingParameters(query, params)
    const key = `${query}\u0000${JSON.stringify(shaping)}`
    return memory.get(key, () => {
      const { tree } = parseQuery(query, shaping)
      return { risk: riskOf(tree), compiled: false, slowUntil: 0 }
    })
  }

  const moved = async (request: QueryRequest, remembered: Remembered): Promise<QueryAnswer> => {
    const { readable, ...movable } = request
    // Who may read cannot be told to the thread: the query has to be quick, or is not answered
    if (readable && !movable.readFilters) return engine.query({ ...request, timeoutMs: stuckMs })
    const { text, rest } = await desk.ask(movable)
    remembered.compiled = isCompiled(rest)
    return Object.defineProperty({ ...rest, text, candidates: 0, result: undefined } as QueryAnswer, 'result', {
      get: (): unknown => JSON.parse(text),
    })
  }

  return {
    compileFilter(filterOrQuery, params, identity) {
      const { risk } = remember({ query: filterOrQuery, params })
      // It is asked at every commit, where nothing can be moved away
      if (risk.growth > heavyGrowth || risk.wildcards(params) > mostWildcards)
        throw new QueryParseError('a filter may hold two wildcards in one pattern, and grow nothing', filterOrQuery)
      return engine.compileFilter(filterOrQuery, params, identity)
    },
    async query(request) {
      const remembered = remember(request)
      if (remembered.risk.growth > absurdGrowth) throw new QueryTooLargeError('the result would grow without bound')
      if (remembered.slowUntil > now() || isHeavy(remembered, request.params)) return moved(request, remembered)
      try {
        const answer = await engine.query({
          ...request,
          timeoutMs: Math.min(quickMs, request.timeoutMs ?? quickMs),
          waitMs: request.timeoutMs ?? stuckMs,
        })
        remembered.compiled = isCompiled(answer)
        return answer.candidates * remembered.risk.growth > largeResult ? await moved(request, remembered) : answer
      } catch (error) {
        if (error instanceof RangeError) throw new QueryTooLargeError('the query asks for too much', { cause: error })
        if (!(error instanceof QueryTimeoutError) || error instanceof IndexUnfinishedError) throw error
        remembered.slowUntil = now() + slowForMs
        return moved(request, remembered)
      }
    },
  }
}

function isHeavy({ risk, compiled }: Remembered, params: Readonly<Record<string, unknown>>): boolean {
  if (risk.growth > heavyGrowth || risk.wildcards(params) > mostWildcards) return true
  return !compiled && (risk.nesting > 2 || risk.readsAllAgain)
}

const isCompiled = (answer: object): boolean =>
  'explanation' in answer &&
  typeof answer.explanation === 'object' &&
  answer.explanation !== null &&
  'engine' in answer.explanation &&
  answer.explanation.engine === 'compiled'
