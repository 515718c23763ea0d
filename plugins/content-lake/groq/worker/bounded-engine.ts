import type { QueryAnswer, QueryEngine, QueryRequest } from '../engine.ts'
import { createLru } from '../lru.ts'
import { parseQuery, shapingParameters } from '../parse.ts'
import { IndexUnfinishedError, QueryParseError, QueryTimeoutError } from '../parse-error.ts'
import { type QueryDesk, QueryTooLargeError } from './query-desk.ts'
import { type Risk, riskOf } from './risk.ts'

/** Milliseconds that a query may hold up everything else; less while the thread has nothing else to do. */
const quickMs = 250
const quickBesideThreadMs = 50
/** Documents times nodes of their filter that are looked at here while the thread has nothing else to do: some 20 ms. */
const mostWorkBesideThread = 400_000
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
  /** The same for when the thread has nothing else to do. */
  slowBesideThreadUntil: number
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
      const compiled = engine.isCompiled(query, params)
      return { risk: riskOf(tree), compiled, slowUntil: 0, slowBesideThreadUntil: 0 }
    })
  }

  const isHeavy = ({ risk, compiled }: Remembered, { query, params, sourceMap }: QueryRequest): boolean => {
    if (risk.growth > heavyGrowth || (!compiled && (risk.nesting > 2 || risk.readsAllAgain))) return true
    // Patterns are endless in groq-js alone, which also follows values to where they came from
    return risk.wildcards(params) > mostWildcards && (sourceMap !== undefined || !engine.isCompiled(query, params))
  }

  const moved = async (request: QueryRequest, remembered: Remembered): Promise<QueryAnswer> => {
    const { readable, ...movable } = request
    // Who may read cannot be told to the thread: the query has to be quick, or is not answered
    if (!isMovable(request)) return engine.query({ ...request, timeoutMs: stuckMs })
    const { text, rest } = await desk.ask(movable)
    remembered.compiled = isCompiled(rest)
    return Object.defineProperty({ ...rest, text, candidates: 0, result: undefined } as QueryAnswer, 'result', {
      get: (): unknown => JSON.parse(text),
    })
  }

  return {
    compileFilter(filterOrQuery, params, identity) {
      const { risk } = remember({ query: filterOrQuery, params })
      const filter = engine.compileFilter(filterOrQuery, params, identity)
      // It is asked at every commit, where nothing can be moved away
      if (risk.growth > heavyGrowth) throw new QueryParseError('a filter may grow nothing', filterOrQuery)
      if (!filter.compiled && risk.wildcards(params) > mostWildcards)
        throw new QueryParseError('this filter may hold two wildcards in one pattern', filterOrQuery)
      return filter
    },
    isCompiled: (query, params) => engine.isCompiled(query, params),
    async query(request) {
      const remembered = remember(request)
      if (remembered.risk.growth > absurdGrowth) throw new QueryTooLargeError('the result would grow without bound')
      const beside = desk.idle && isMovable(request)
      const slowUntil = beside ? remembered.slowBesideThreadUntil : remembered.slowUntil
      if (slowUntil > now() || isHeavy(remembered, request)) return moved(request, remembered)
      try {
        const mostMs = beside ? quickBesideThreadMs : quickMs
        const answer = await engine.query({
          ...request,
          timeoutMs: Math.min(mostMs, request.timeoutMs ?? mostMs),
          waitMs: request.timeoutMs ?? stuckMs,
          ...(beside && { mostWork: mostWorkBesideThread }),
        })
        remembered.compiled = isCompiled(answer)
        return answer.candidates * remembered.risk.growth > largeResult ? await moved(request, remembered) : answer
      } catch (error) {
        if (error instanceof RangeError) throw new QueryTooLargeError('the query asks for too much', { cause: error })
        if (!(error instanceof QueryTimeoutError) || error instanceof IndexUnfinishedError) throw error
        remembered.slowBesideThreadUntil = now() + slowForMs
        if (!beside) remembered.slowUntil = now() + slowForMs
        return moved(request, remembered)
      }
    },
  }
}

const isMovable = ({ readable, readFilters }: QueryRequest): boolean => !readable || readFilters !== undefined

const isCompiled = (answer: object): boolean =>
  'explanation' in answer &&
  typeof answer.explanation === 'object' &&
  answer.explanation !== null &&
  'engine' in answer.explanation &&
  answer.explanation.engine === 'compiled'
