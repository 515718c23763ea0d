import { randomBytes } from 'node:crypto'
import { QueryParseError } from '../groq/index.ts'
import { type ListenerOptions, openListener } from '../listen/listener.ts'
import { missedSince, presentId } from '../listen/missed.ts'
import { LimitExceeded } from '../limits/limits.ts'
import { sseFrame, sseHeaders } from '../listen/sse-stream.ts'
import type { Dataset } from '../store/dataset.ts'
import { datasetOf, type Endpoint, type Exchange, isVersionSince } from './exchange.ts'
import { badRequest } from './http-error.ts'
import { paramsOf } from './query.ts'

/**
 * How long one stream lives unless the configuration says otherwise, in milliseconds.
 * Source: https://www.sanity.io/docs/content-lake/technical-limits
 */
export const listenerLifetime = 30 * 60_000

/**
 * `GET /data/listen/<dataset>`: a stream of what happens to the documents that a query's filter selects and the caller
 * may read. Begins with `welcome`; with `enableResume`, a listener that comes back (`Last-Event-ID`) gets `welcomeback`
 * and what it missed, or `reset` when that is too much. A query that cannot be parsed is told in the stream, as
 * `channelError`, as are too many listeners under hosted rules; a deleted dataset as `disconnect`.
 */
export const listen: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const { searchParams } = exchange.url
  const query = searchParams.get('query')
  if (!query) throw badRequest('The parameter "query" is missing')
  const wants = (name: string): boolean => searchParams.get(name) === 'true'
  try {
    const filter = dataset.engine.compileFilter(query, paramsOf(exchange.url), exchange.identity.id)
    const resumed = wants('enableResume') ? resumption(exchange, dataset) : {}
    const onClose = exchange.lake.limits?.listen()
    const visibility = searchParams.get('visibility') === 'query' ? 'query' : 'transaction'
    const body = openListener(visibility === 'query' ? dataset.queryHub : dataset.hub, {
      name: randomBytes(12).toString('hex'),
      matches: filter.matches,
      readable: access.readable ?? everything,
      limited: access.readable !== undefined,
      includeResult: wants('includeResult'),
      includePreviousRevision: wants('includePreviousRevision'),
      includeMutations: searchParams.get('includeMutations') !== 'false',
      includeVersions: wants('includeAllVersions') || !isVersionSince(exchange.version, '2025-02-19'),
      effects: searchParams.get('effectFormat') === 'mendoza',
      visibility,
      lifetime: exchange.lake.config.listenerLifetimeMs ?? listenerLifetime,
      ...(onClose && { onClose }),
      ...resumed,
    })
    return new Response(body, { headers: sseHeaders })
  } catch (error) {
    return new Response(sseFrame('channelError', { error: problemOf(error, query) }), { headers: sseHeaders })
  }
}

const everything = (): boolean => true

/** What a stream is told that cannot be opened. */
function problemOf(error: unknown, query: string): Readonly<Record<string, unknown>> {
  if (error instanceof LimitExceeded) return { description: error.message, type: 'listenerLimitExceededError' }
  if (!(error instanceof QueryParseError)) throw error
  const { description, start, end } = error
  return { description, type: 'queryParseError', query, start, end }
}

function resumption({ lake, request }: Exchange, dataset: Dataset): Pick<ListenerOptions, 'resume' | 'present'> {
  const present = presentId(dataset, lake.reader)
  const lastEventId = request.headers.get('last-event-id')
  return {
    ...(present !== undefined && { present }),
    ...(lastEventId !== null && { resume: missedSince(dataset, lake.reader, lastEventId) ?? ('lost' as const) }),
  }
}
