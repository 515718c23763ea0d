import type { ExprNode, FuncCallNode, OpCallNode } from 'groq-js'
import { isTextMatch } from './rewrite.ts'
import type { Place } from './syntax-tree.ts'

/**
 * How to find, through an index, a superset of the documents that satisfy a filter. `key` is an expression that does
 * not depend on the document; `outer` says that it depends on the scope around the sub-query (`^`).
 */
export type Lookup =
  | { readonly kind: 'all'; readonly of: readonly Lookup[] }
  | { readonly kind: 'any'; readonly of: readonly Lookup[] }
  | KeyLookup

export interface KeyLookup {
  readonly kind: 'key'
  readonly by: 'id' | 'type' | 'value' | 'reference' | 'publishedId' | 'text'
  /** Dotted path, for `value` only. */
  readonly path: string
  readonly key: ExprNode
  /** The key is an array of which any element will do. */
  readonly many: boolean
  readonly outer: boolean
}

/** Reads from a filter which lookups it allows; undefined when none does. `place` is where the filtered `*` stands. */
export function lookupOf(filter: ExprNode, place: Place): Lookup | undefined {
  switch (filter.type) {
    case 'Group':
      return lookupOf(filter.base, place)
    case 'And':
      return together('all', [lookupOf(filter.left, place), lookupOf(filter.right, place)])
    case 'Or': {
      const sides = [lookupOf(filter.left, place), lookupOf(filter.right, place)]
      return sides.every((side) => side && !dependsOnScope(side)) ? together('any', sides) : undefined
    }
    case 'OpCall':
      return comparisonLookup(filter, place)
    case 'FuncCall':
      return functionLookup(filter, place)
    case 'Deref':
      return textLookup(filter, place)
    default:
      return undefined
  }
}

/** True when resolving needs a value from around the sub-query. */
export function dependsOnScope(lookup: Lookup): boolean {
  return lookup.kind === 'key' ? lookup.outer : lookup.of.some(dependsOnScope)
}

function together(kind: 'all' | 'any', sides: readonly (Lookup | undefined)[]): Lookup | undefined {
  const known = sides.filter((side) => side !== undefined)
  if (known.length === 0) return undefined
  const flat = known.flatMap((side) => (side.kind === kind ? side.of : [side]))
  return flat.length === 1 ? flat[0] : { kind, of: flat }
}

function comparisonLookup(node: OpCallNode, place: Place): Lookup | undefined {
  if (node.op === '==') {
    return keyed(node.left, node.right, false, place) ?? keyed(node.right, node.left, false, place)
  }
  if (node.op !== 'in') return undefined
  return keyed(node.left, node.right, true, place) ?? memberLookup(node, place)
}

/** `key in refs[]._ref`: whoever satisfies it holds a reference to the key. */
function memberLookup(node: OpCallNode, place: Place): Lookup | undefined {
  const member = node.right
  const endsInRef =
    member.type === 'Map' &&
    member.base.type === 'ArrayCoerce' &&
    fieldPath(member.base.base) !== undefined &&
    fieldPath(member.expr, true) === '_ref'
  return endsInRef ? keyLookup('reference', '', node.left, false, place) : undefined
}

function keyed(field: ExprNode, key: ExprNode, many: boolean, place: Place): Lookup | undefined {
  const path = fieldPath(field)
  if (path === undefined) return undefined
  if (path === '_id') return keyLookup('id', '', key, many, place)
  if (path === '_type') return keyLookup('type', '', key, many, place)
  if (path === '_ref' || path.endsWith('._ref')) return keyLookup('reference', '', key, many, place)
  // A view invents `_originalId`, and every document has its own revision and times: no index helps.
  if (path.startsWith('_')) return undefined
  return keyLookup('value', path, key, many, place)
}

function functionLookup(node: FuncCallNode, place: Place): Lookup | undefined {
  const argument = node.args[0]
  if (node.args.length !== 1 || !argument) return undefined
  const name = `${node.namespace}::${node.name}`
  if (name === 'global::references') return keyLookup('reference', '', argument, true, place)
  if (name === 'sanity::versionOf') return keyLookup('publishedId', '', argument, false, place)
  return undefined
}

/** A search text finds documents by any of their texts, so the left side may name texts of the document alone. */
function textLookup(node: ExprNode, place: Place): Lookup | undefined {
  if (!isTextMatch(node)) return undefined
  const { left, text } = node.sought
  const parts = left.type === 'Array' ? left.elements.map(({ value }) => value) : [left]
  return parts.every(isOwnText) ? keyLookup('text', '', text, false, place) : undefined
}

function isOwnText(node: ExprNode): boolean {
  if (node.type === 'This') return true
  const path = fieldPath(node.type === 'ArrayCoerce' ? node.base : node)
  return path !== undefined && (path === '_id' || path === '_type' || !/(?:^|\.)_/.test(path))
}

function keyLookup(
  by: KeyLookup['by'],
  path: string,
  expr: ExprNode,
  many: boolean,
  place: Place,
): KeyLookup | undefined {
  const key = closed(expr, place)
  return key && { kind: 'key', by, path, key: key.expr, many, outer: key.outer }
}

/** The dotted path that an expression reads from the document itself. */
function fieldPath(node: ExprNode, fromThis = false): string | undefined {
  if (node.type !== 'AccessAttribute' || node.name.includes('.')) return undefined
  if (!node.base) return node.name
  if (fromThis && node.base.type === 'This') return node.name
  const base = fieldPath(node.base, fromThis)
  return base === undefined ? undefined : `${base}.${node.name}`
}

interface Closed {
  readonly expr: ExprNode
  readonly outer: boolean
}

/** The expression as it reads one scope further out, if it does not look at the document being filtered. */
function closed(node: ExprNode, place: Place): Closed | undefined {
  switch (node.type) {
    case 'Value':
    case 'Parameter':
      return { expr: node, outer: false }
    case 'Group':
      return closed(node.base, place)
    case 'Parent':
      return { expr: outward(node.n, place), outer: true }
    case 'AccessAttribute': {
      const base = node.base && closed(node.base, place)
      return base && { expr: { ...node, base: base.expr }, outer: base.outer }
    }
    case 'ArrayCoerce':
    case 'AccessElement': {
      const base = closed(node.base, place)
      return base && { expr: { ...node, base: base.expr }, outer: base.outer }
    }
    case 'Map': {
      const base = fieldPath(node.expr, true) === undefined ? undefined : closed(node.base, place)
      return base && { expr: { ...node, base: base.expr }, outer: base.outer }
    }
    case 'Array': {
      const parts = node.elements.map((element) => (element.isSplat ? undefined : closed(element.value, place)))
      if (parts.some((part) => part === undefined)) return undefined
      const elements = node.elements.map((element, i) => ({ ...element, value: parts[i]?.expr ?? element.value }))
      return { expr: { ...node, elements }, outer: parts.some((part) => part?.outer) }
    }
    case 'FuncCall':
      return node.namespace === 'global' && node.name === 'identity' ? { expr: node, outer: false } : undefined
    default:
      return undefined
  }
}

/** `^` inside the filter, seen from where its `*` stands. Scopes inside a mapping are skipped by `^` already. */
function outward(levels: number, place: Place): ExprNode {
  if (place.hidden) return { type: 'Parent', n: levels }
  return levels === 1 ? { type: 'This' } : { type: 'Parent', n: levels - 1 }
}
