import { type ExprNode, evaluateSync, toJS } from 'groq-js'
import type { DocumentIndex } from './document-index.ts'
import { isIndexable } from './equality-indexes.ts'
import type { KeyLookup, Lookup } from './lookups.ts'
import { parseTextQuery } from './text-query.ts'
import type { View } from './views.ts'

/** What keys of one execution are read from. */
export interface KeyContext {
  readonly params: Record<string, unknown>
  readonly identity: string
}

export type Ids = ReadonlySet<string>

/** Answers lookups by the indexes; undefined when a key has a value that no index knows. */
export interface Finder {
  find(lookup: Lookup): Ids | undefined
  findKeys(lookup: KeyLookup, keys: readonly unknown[]): Ids | undefined
}

/** A finder over one view. */
export function createFinder(index: DocumentIndex, view: View, context: KeyContext): Finder {
  const find = (lookup: Lookup): Ids | undefined => {
    if (lookup.kind === 'key') return findKeys(lookup, keysOf(lookup, context))
    const sets = lookup.of.map(find)
    const known = sets.filter((ids) => ids !== undefined)
    if (lookup.kind === 'any') return known.length === sets.length ? union(known) : undefined
    return known.length === 0 ? undefined : intersection(known)
  }
  const findKeys = (lookup: KeyLookup, keys: readonly unknown[] | undefined): Ids | undefined => {
    const sets = keys?.map((key) => findOne(lookup, key, index, view))
    if (!sets || sets.some((ids) => ids === undefined)) return undefined
    return union(sets.filter((ids) => ids !== undefined))
  }
  return { find, findKeys }
}

/** The values to look up; undefined when the key's value cannot be reasoned about. */
function keysOf(lookup: KeyLookup, context: KeyContext): readonly unknown[] | undefined {
  const value = constantValue(lookup.key, context)
  if (!lookup.many) return [value]
  if (Array.isArray(value)) return value
  return lookup.by === 'reference' && typeof value === 'string' ? [value] : undefined
}

/** The value of an expression that depends on no document. */
export function constantValue(node: ExprNode, context: KeyContext): unknown {
  if (node.type === 'Value') return node.value
  if (node.type === 'Parameter') return context.params[node.name]
  return toJS(evaluateSync(node, { params: context.params, identity: context.identity }))
}

const nothing: Ids = new Set()

function findOne(lookup: KeyLookup, key: unknown, index: DocumentIndex, view: View): Ids | undefined {
  if (!isIndexable(key)) return undefined
  if (lookup.by === 'value') return index.withValue(lookup.path, key)
  // Ids, types and references are strings: no other value equals one.
  if (typeof key !== 'string') return nothing
  if (lookup.by === 'type') return index.ofType(key)
  if (lookup.by === 'reference') return index.referencedBy(key)
  if (lookup.by === 'text') return index.texts.find(parseTextQuery(key))
  // `sanity::versionOf` of a draft's own id holds for that draft too.
  if (lookup.by === 'publishedId') return new Set([...index.versionsOf(key), key])
  const stored = view.storedIdOf(key)
  return stored === undefined ? nothing : new Set([stored])
}

function union(sets: readonly Ids[]): Ids {
  const [only] = sets
  if (!only) return nothing
  if (sets.length === 1) return only
  const all = new Set<string>()
  for (const ids of sets) for (const id of ids) all.add(id)
  return all
}

function intersection(sets: readonly Ids[]): Ids {
  const [smallest, ...rest] = sets.toSorted((a, b) => a.size - b.size)
  if (!smallest || rest.length === 0) return smallest ?? nothing
  const shared = new Set<string>()
  for (const id of smallest) if (rest.every((ids) => ids.has(id))) shared.add(id)
  return shared
}
