import { randomBytes } from 'node:crypto'
import { QueryParseError } from '../groq/index.ts'
import { openListener } from '../listen/listener.ts'
import { sseFrame, sseHeaders } from '../listen/sse-stream.ts'
import { datasetOf, type Endpoint, isVersionSince } from './exchange.ts'
import { badRequest } from './http-error.ts'
import { paramsOf } from './query.ts'

/**
 * `GET /data/listen/<dataset>`: a stream of what happens to the documents that a query's filter selects and the caller
 * may read. Begins with `welcome`, or with `reset` for a listener that comes back (`Last-Event-ID`), because missed
 * events are not kept yet. A query that cannot be parsed is told in the stream, as `channelError`.
 */
export const listen: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const { searchParams } = exchange.url
  const query = searchParams.get('query')
  if (!query) throw badRequest('The parameter "query" is missing')
  const wants = (name: string): boolean => searchParams.get(name) === 'true'
  try {
    const filter = dataset.engine.compileFilter(query, paramsOf(exchange.url), exchange.identity.id)
    const visibility = searchParams.get('visibility') === 'query' ? 'query' : 'transaction'
    const body = openListener(visibility === 'query' ? dataset.queryHub : dataset.hub, {
      name: randomBytes(12).toString('hex'),
      matches: (document) => filter.matches(document),
      readable: access.readable ?? (() => true),
      includeResult: wants('includeResult'),
      includePreviousRevision: wants('includePreviousRevision'),
      includeMutations: searchParams.get('includeMutations') !== 'false',
      includeVersions: wants('includeAllVersions') || !isVersionSince(exchange.version, '2025-02-19'),
      effects: searchParams.get('effectFormat') === 'mendoza',
      visibility,
      resuming: wants('enableResume') && exchange.request.headers.has('last-event-id'),
    })
    return new Response(body, { headers: sseHeaders })
  } catch (error) {
    if (!(error instanceof QueryParseError)) throw error
    const { description, start, end } = error
    const problem = { error: { description, type: 'queryParseError', query, start, end } }
    return new Response(sseFrame('channelError', problem), { headers: sseHeaders })
  }
}
