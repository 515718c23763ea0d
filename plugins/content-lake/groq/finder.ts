import { type ExprNode, evaluateSync, toJS } from 'groq-js'
import type { DocumentIndex } from './document-index.ts'
import { isIndexable } from './equality-indexes.ts'
import { allOf, anyOf, type Ids } from './id-sets.ts'
import { everyType } from './learned-indexes.ts'
import type { KeyLookup, Lookup } from './lookups.ts'
import { parseTextQuery } from './text-query.ts'
import type { View } from './views.ts'

/** What keys of one execution are read from. */
export interface KeyContext {
  readonly params: Record<string, unknown>
  readonly identity: string
}

/** Answers lookups by the indexes; undefined when a key has a value that no index knows. */
export interface Finder {
  find(lookup: Lookup): Ids | undefined
  findKeys(lookup: KeyLookup, keys: readonly unknown[]): Ids | undefined
}

/** A finder over one view. Where all documents that are sought are of one type, it looks into that type's indexes. */
export function createFinder(index: DocumentIndex, view: View, context: KeyContext, type = everyType): Finder {
  const find = (lookup: Lookup): Ids | undefined => {
    const own = type === everyType && lookup.kind === 'all' ? typeAmong(lookup.of, context) : undefined
    if (own !== undefined) return createFinder(index, view, context, own).find(lookup)
    if (lookup.kind === 'key') return findKeys(lookup, keysOf(lookup, context))
    if (lookup.kind === 'constant') return constantValue(lookup.condition, context) === true ? undefined : nothing
    const sets = lookup.of.map(find)
    const known = sets.filter((ids) => ids !== undefined)
    if (lookup.kind === 'any') return known.length === sets.length ? anyOf(known) : undefined
    return known.length === 0 ? undefined : allOf(known)
  }
  const findKeys = (lookup: KeyLookup, keys: readonly unknown[] | undefined): Ids | undefined => {
    if (lookup.by === 'being') return keys && findLower(lookup.path, keys, index, type)
    const sets = keys?.map((key) => findOne(lookup, key, { index, view, type }))
    if (!sets || sets.some((ids) => ids === undefined)) return undefined
    return anyOf(sets.filter((ids) => ids !== undefined))
  }
  return { find, findKeys }
}

/** The one type that lookups which all have to hold speak of. */
function typeAmong(lookups: readonly Lookup[], context: KeyContext): string | undefined {
  const part = lookups.find((each) => each.kind === 'key' && each.by === 'type' && !each.many && !each.outer)
  const type = part?.kind === 'key' ? constantValue(part.key, context) : undefined
  return typeof type === 'string' && type !== everyType ? type : undefined
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

const nothing: Ids = new Set<string>()

interface Place {
  readonly index: DocumentIndex
  readonly view: View
  readonly type: string
}

function findOne(lookup: KeyLookup, key: unknown, { index, view, type }: Place): Ids | undefined {
  if (!isIndexable(key)) return undefined
  const { by, path } = lookup
  if (by === 'value') return findValue(path, key, index, type)
  if (by === 'member') return type === everyType ? undefined : index.typedWithMember(type, path, key).ids
  // Ids, types, texts and references are strings: no other value equals one.
  if (typeof key !== 'string') return nothing
  if (by === 'holding' || by === 'starting') return findText(lookup, key, index, type)
  if (by === 'type') return index.ofType(key)
  if (by === 'reference') return index.referencedBy(key)
  if (by === 'text') return index.texts.find(parseTextQuery(key))
  // `sanity::versionOf` of a draft's own id holds for that draft too.
  if (by === 'publishedId') return new Set([...index.versionsOf(key), key])
  const stored = view.storedIdOf(key)
  return stored === undefined ? nothing : new Set([stored])
}

const findValue = (path: string, key: string | number | boolean, index: DocumentIndex, type: string): Ids =>
  type === everyType ? index.withValue(path, key) : index.typedWithValue(type, path, key).ids

/** Whose text at a path is one of the keys in lower case; undefined where a key is none, as it equals what is missing. */
function findLower(path: string, keys: readonly unknown[], index: DocumentIndex, type: string): Ids | undefined {
  if (type === everyType || keys.some((key) => typeof key !== 'string')) return undefined
  if (index.typed(type).ids.size < index.worthIndexing) return undefined
  const wanted = new Set(keys)
  return anyOf(index.typedHavingText(type, path, (text) => wanted.has(text.toLowerCase())).map(({ ids }) => ids))
}

/** A part of a text finds so many documents at most; more are read one by one. */
const mostShare = 0.5

/** Whose text at a path holds another, or starts with it: every text that there is of it is looked at once. */
function findText({ by, path, folded }: KeyLookup, part: string, index: DocumentIndex, type: string): Ids | undefined {
  const all = index.typed(type).ids.size
  if (type === everyType || part === '' || all < index.worthIndexing) return undefined
  const read = folded ? (text: string) => text.toLowerCase() : (text: string) => text
  const test =
    by === 'holding' ? (text: string) => read(text).includes(part) : (text: string) => read(text).startsWith(part)
  const found = anyOf(index.typedHavingText(type, path, test).map(({ ids }) => ids))
  return found.size > all * mostShare ? undefined : found
}
