import { GroqSyntaxError } from 'groq-js'

/**
 * A query that cannot be run. The HTTP layer answers it as 400 `queryParseError`. `start` and `end` are 0-based
 * UTF-16 offsets into `query`, `end` exclusive.
 */
export class QueryParseError extends Error {
  override readonly name = 'QueryParseError'
  readonly description: string
  readonly query: string
  readonly start: number
  readonly end: number

  constructor(description: string, query: string, start = 0, end = query.length) {
    super(`GROQ query parse error: ${description}`)
    this.description = description
    this.query = query
    this.start = start
    this.end = end
  }
}

/**
 * Turns what groq-js throws while parsing into our error, keeping the position when it tells one. `originalPlace` leads
 * from a place in the text that groq-js was given back to one in `query`.
 */
export function asParseError(cause: unknown, query: string, originalPlace: (place: number) => number): QueryParseError {
  if (cause instanceof QueryParseError) return cause
  const message = cause instanceof Error ? cause.message : String(cause)
  if (!(cause instanceof GroqSyntaxError)) return new QueryParseError(message, query)
  const start = Math.min(originalPlace(cause.position), query.length)
  const detail = message.replace(/^Syntax error in GROQ query at position \d+:? ?/, '')
  return new QueryParseError(detail || 'syntax error', query, start, Math.min(start + 1, query.length))
}

/** A query that ran longer than it may. The HTTP layer answers it as a timeout. */
export class QueryTimeoutError extends Error {
  override readonly name: string = 'QueryTimeoutError'
}

/** A query whose time was over before an index that it needs was made; asked again later, it finds it. */
export class IndexUnfinishedError extends QueryTimeoutError {
  override readonly name = 'IndexUnfinishedError'
}

/** A query that is about to do more work than it may where it was asked. */
export class TooMuchWorkError extends QueryTimeoutError {
  override readonly name = 'TooMuchWorkError'
}
