import type { Desk } from './desk.ts'
import { invalid, missing } from './failure.ts'
import type { Filter, Kind, Kinds } from './store.ts'

/** The parameters that every list of Stripe's takes. */
export interface Paging {
  readonly limit?: number
  readonly starting_after?: string
  readonly ending_before?: string
  readonly created?:
    | number
    | { readonly gt?: number; readonly gte?: number; readonly lt?: number; readonly lte?: number }
}

export const pagingNames = ['limit', 'starting_after', 'ending_before'] as const

/** A page of objects in the envelope of Stripe's lists: newest first, 1 to 100 of them, 10 when not said. */
export function listing<K extends Kind>(
  desk: Desk,
  kind: K,
  url: string,
  params: Paging,
  filter: { readonly [Name in keyof Filter]: string | undefined } = {},
  oldestFirst = false,
  types?: readonly string[],
): { object: 'list'; data: Kinds[K][]; has_more: boolean; url: string } {
  const limit = params.limit ?? 10
  if (limit < 1) throw invalid('This value must be greater than or equal to 1.', 'limit', 'parameter_invalid_integer')
  if (limit > 100) throw invalid('This value must be less than or equal to 100.', 'limit', 'parameter_invalid_integer')
  for (const name of ['starting_after', 'ending_before'] as const) {
    const cursor = params[name]
    if (cursor !== undefined && !desk.store.get(kind, cursor)) throw missing(kind.replaceAll('.', '_'), cursor, name)
  }
  const created = typeof params.created === 'number' ? { gte: params.created, lte: params.created } : params.created
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const page = desk.store.list(kind, {
    limit,
    filter: Object.fromEntries(given),
    oldestFirst,
    ...(types === undefined ? {} : { types }),
    ...(created === undefined ? {} : { created }),
    ...(params.starting_after === undefined ? {} : { startingAfter: params.starting_after }),
    ...(params.ending_before === undefined ? {} : { endingBefore: params.ending_before }),
  })
  return { object: 'list', data: page.data, has_more: page.more, url }
}
