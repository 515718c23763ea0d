import { type ExprNode, evaluateSync, toJS } from 'groq-js'
import type { LakeDocument } from './document.ts'
import { type KeyLookup, type Lookup, lookupOf } from './lookups.ts'

/** A cheap test that every matching document passes. */
export type QuickCheck = (doc: LakeDocument) => boolean

/** Tests on `_id` and `_type` that spare most documents a full evaluation of the filter. */
export function quickChecks(filter: ExprNode, params: Record<string, unknown>): QuickCheck[] {
  if (filter.type !== 'Filter') return []
  const lookup = lookupOf(filter.expr, { hidden: false })
  return [...quickChecks(filter.base, params), ...(lookup ? checksOf(lookup, params) : [])]
}

function checksOf(lookup: Lookup, params: Record<string, unknown>): QuickCheck[] {
  if (lookup.kind === 'all') return lookup.of.flatMap((part) => checksOf(part, params))
  if (lookup.kind === 'any' || lookup.outer || (lookup.by !== 'id' && lookup.by !== 'type')) return []
  const wanted = keysOf(lookup, params)
  const field = lookup.by === 'id' ? '_id' : '_type'
  return wanted ? [(doc) => wanted.has(doc[field])] : []
}

function keysOf(lookup: KeyLookup, params: Record<string, unknown>): ReadonlySet<unknown> | undefined {
  const value = toJS(evaluateSync(lookup.key, { params }))
  if (!lookup.many) return new Set([value])
  return Array.isArray(value) ? new Set(value) : undefined
}
