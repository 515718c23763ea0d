import { type ExprNode, evaluateSync, toJS } from 'groq-js'
import type { LakeDocument } from './document.ts'
import { type KeyLookup, type Lookup, lookupOf } from './lookups.ts'

/** A cheap test that every matching document passes. */
export type QuickCheck = (doc: LakeDocument) => boolean

/** What the keys of a filter are read from. */
interface Asked {
  readonly params: Record<string, unknown>
  readonly identity: string
}

/** Tests on `_id` and `_type` that spare most documents a full evaluation of the filter. */
export function quickChecks(filter: ExprNode, asked: Asked): QuickCheck[] {
  if (filter.type !== 'Filter') return []
  const lookup = lookupOf(filter.expr, { hidden: false })
  return [...quickChecks(filter.base, asked), ...(lookup ? checksOf(lookup, asked) : [])]
}

function checksOf(lookup: Lookup, asked: Asked): QuickCheck[] {
  if (lookup.kind === 'all') return lookup.of.flatMap((part) => checksOf(part, asked))
  if (lookup.kind !== 'key' || lookup.outer || (lookup.by !== 'id' && lookup.by !== 'type')) return []
  const wanted = keysOf(lookup, asked)
  const field = lookup.by === 'id' ? '_id' : '_type'
  return wanted ? [(doc) => wanted.has(doc[field])] : []
}

function keysOf(lookup: KeyLookup, asked: Asked): ReadonlySet<unknown> | undefined {
  const value = toJS(evaluateSync(lookup.key, asked))
  if (!lookup.many) return new Set([value])
  return Array.isArray(value) ? new Set(value) : undefined
}
