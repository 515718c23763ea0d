import type { CrudFilter } from '@refinedev/core'
import { filtersToGroq } from '@souk/refine-sanity'
import { type LiveQuery, useLiveQuery } from '../use-live-query.ts'

export interface Counted {
  readonly name: string
  readonly filters: readonly CrudFilter[]
}

/** One query that counts every view of a type. Parameters of each view are kept apart by a prefix. */
export function countsQuery(type: string, views: readonly Counted[]) {
  const params: Record<string, unknown> = { countedType: type }
  const counts = views.map(({ name, filters }, index) => {
    const made = filtersToGroq([...filters])
    for (const [key, value] of Object.entries(made.params)) params[`v${index}${key}`] = value
    return `"${name}": count(*[_type == $countedType && ${made.groq.replace(/\$f(?=\d)/g, `$v${index}f`)}])`
  })
  return { groq: `{${counts.join(', ')}}`, params }
}

/** How many documents each view holds; undefined while it is counted. */
export const useCounts = (type: string, views: readonly Counted[], perspective: LiveQuery['perspective']) =>
  useLiveQuery<Readonly<Record<string, number>>>({
    name: `counts of ${type}`,
    ...countsQuery(type, views),
    types: [type],
    ...(perspective ? { perspective } : {}),
  }).data
