import { asksForGroups, groupsEngine } from '../auth/system-groups.ts'
import type { Perspective } from '../groq/index.ts'
import { queryTags } from '../listen/sync-tags.ts'
import { record } from '../mutations/parse-mutations.ts'
import { administratorRole } from '../auth/directory.ts'
import { datasetOf, type Endpoint, type Exchange, isVersionSince } from './exchange.ts'
import { badRequest } from './http-error.ts'
import { readJson } from './read-body.ts'
import { json, jsonAround } from './responses.ts'
import { noteQuery } from './slow-queries.ts'

/** How long one query may run, in milliseconds. */
export const queryTimeout = 20_000

/** A query with its parameters, wherever they came from. */
interface QueryInput {
  readonly query: string
  readonly params: Record<string, unknown>
}

/**
 * `GET` and `POST /data/query/<dataset>`: runs a GROQ query over what the caller may read and answers
 * `{result, ms, query?, syncTags, resultSourceMap?}`; to administrators who ask `explain=true` also how. Refuses 400 `queryParseError` with the position. Called by every client.
 */
export const query: Endpoint = async (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const { lake } = exchange
  const input = await queryInput(exchange)
  const started = performance.now()
  const wanted = exchange.url.searchParams.get('resultSourceMap')
  const groups = asksForGroups(input.query, input.params) && access.some('read') && !exchange.identity.anonymous
  const engine = groups ? groupsEngine(lake.config, lake.directory, lake.clock()) : dataset.engine
  const { result, text, sourceMap, explanation, candidates } = await engine.query({
    ...input,
    perspective: perspectiveOf(exchange),
    identity: exchange.identity.id,
    now: new Date(exchange.lake.clock()),
    timeoutMs: queryTimeout,
    ...(access.readable && !groups && { readable: access.readable }),
    ...(access.readable && !groups && access.readFilters && { readFilters: access.readFilters }),
    ...((wanted === 'true' || wanted === 'withKeyArraySelector') && {
      sourceMap: wanted === 'true' ? ('byIndex' as const) : ('byKey' as const),
    }),
  })
  const took = performance.now() - started
  const ms = Math.round(took)
  noteQuery(dataset, { query: input.query, ms: took, explanation, at: lake.clock() })
  const told = exchange.url.searchParams.get('returnQuery') === 'false' ? {} : { query: input.query }
  const mapped = sourceMap ? { resultSourceMap: sourceMap } : {}
  const asksWhy = exchange.url.searchParams.get('explain') === 'true' && exchange.identity.role === administratorRole
  const explain = asksWhy
    ? {
        explain: {
          ...explanation,
          candidates,
          ms: took,
          ownThread: text !== undefined,
          learned: dataset.index.learned(),
        },
      }
    : {}
  const rest = { ...told, ms, ...explain, ...mapped, syncTags: queryTags(input.query, input.params, dataset.key) }
  return text === undefined ? json({ result, ...rest }) : jsonAround('result', text, rest)
}

/** Reads a query from the query string, or from the body of a POST. */
export async function queryInput({ request, url }: Exchange): Promise<QueryInput> {
  if (request.method !== 'POST') return { query: requireQuery(url.searchParams.get('query')), params: paramsOf(url) }
  const body = record(await readJson(request))
  return { query: requireQuery(body?.['query']), params: { ...paramsOf(url), ...record(body?.['params']) } }
}

function requireQuery(query: unknown): string {
  if (typeof query !== 'string' || query.trim() === '') throw badRequest('The parameter "query" is missing')
  return query
}

/** The `$name=<json>` parameters of a query string. */
export function paramsOf(url: URL): Record<string, unknown> {
  const params: Record<string, unknown> = {}
  for (const [name, value] of url.searchParams) {
    if (!name.startsWith('$')) continue
    try {
      params[name.slice(1)] = JSON.parse(value)
    } catch {
      throw badRequest(`Unable to parse value of ${JSON.stringify(`${name}=${value}`)} as JSON`)
    }
  }
  return params
}

/**
 * The perspective asked for, or the version's default: `published` since 2025-02-19, `raw` before.
 * Source: https://www.sanity.io/docs/content-lake/perspectives
 */
export function perspectiveOf({ url, version }: Exchange): Perspective {
  const asked = url.searchParams.getAll('perspective').flatMap((value) => value.split(','))
  const names = asked.map((name) => (name.trim() === 'previewDrafts' ? 'drafts' : name.trim())).filter(Boolean)
  const [only] = names
  if (only === undefined) return isVersionSince(version, '2025-02-19') ? 'published' : 'raw'
  if (names.length > 1) {
    if (names.includes('raw')) throw badRequest('The perspective "raw" cannot be combined with others')
    return names
  }
  return only === 'raw' || only === 'published' || only === 'drafts' ? only : [only]
}
