import { createHash } from 'node:crypto'
import { createLru } from '../groq/lru.ts'
import { parseQuery, shapingParameters } from '../groq/parse.ts'
import { namedBy, type Params, type QuerySources, sourcesOf } from './query-sources.ts'

/**
 * What a query's answer depends on, and what a change touches, are both told as tags: a page whose tags meet those of
 * a message reads again. Tags may say too much, never too little.
 */
export const tags = {
  /** Every change carries it: for queries of which nothing narrower is known. */
  dataset: (key: number): string => `s1:d${key}`,
  /** A document of this type changed, or (`hops` > 0) one that such a document leads to in so many references. */
  type: (type: string, hops: number): string => `s1:${hashed(`t${hops}:${type}`)}`,
  /** The document with this published id changed, in whatever version; `hops` as above. */
  id: (id: string, hops: number): string => `s1:${hashed(`i${hops}:${id}`)}`,
  /** A change of a document that too many others refer to: for every query that follows references. */
  widelyUsed: 's1:ref',
} as const

/** References that are followed further than this are not told apart any more. */
export const mostHops = 3

/** A query that names more documents than this is told by its dataset. */
const mostTags = 100

const hashes = new Map<string, string>()

function hashed(text: string): string {
  const known = hashes.get(text)
  if (known !== undefined) return known
  if (hashes.size > 50_000) hashes.clear()
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 10)
  hashes.set(text, hash)
  return hash
}

/** What parsed queries read, by their text: only the values of parameters differ from one asking to the next. */
const known = createLru<string, QuerySources>(1_000)

/** The tags of a query's answer. The query has been run before, so that it can be parsed. */
export function queryTags(query: string, params: Params, datasetKey: number): readonly string[] {
  const shaping = shapingParameters(query, { ...params })
  const key = Object.keys(shaping).length === 0 ? query : `${query} ${JSON.stringify(shaping)}`
  const sources = known.get(key, () => sourcesOf(query, parseQuery(query, shaping).tree))
  return dependencies(sources, params) ?? [tags.dataset(datasetKey)]
}

/** The tags of what is read; undefined when there is no narrower name for it than the dataset. */
function dependencies({ sources, hops }: QuerySources, params: Params): readonly string[] | undefined {
  if (hops > mostHops) return undefined
  // A query that reads nothing (`1 + 1`) never changes.
  const told = new Set<string>(hops > 0 && sources.length > 0 ? [tags.widelyUsed] : [])
  for (const source of sources) {
    const names = source && namedBy(source, params)
    if (!names || told.size + names.length > mostTags) return undefined
    for (const { by, value } of names) for (let at = 0; at <= hops; at += 1) told.add(tags[by](value, at))
  }
  return [...told].sort()
}
