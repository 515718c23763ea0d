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
  | ConstantLookup
  | KeyLookup

/** A condition on parameters alone (`$place == null`): it holds for every document or for none. */
interface ConstantLookup {
  readonly kind: 'constant'
  readonly condition: ExprNode
}

export interface KeyLookup {
  readonly kind: 'key'
  /** `member` looks into an array; `holding` and `starting` ask for a part of a text, `being` for all of it in lower case. */
  readonly by:
    | 'id'
    | 'type'
    | 'value'
    | 'reference'
    | 'publishedId'
    | 'text'
    | 'member'
    | 'holding'
    | 'starting'
    | 'being'
  /** Dotted path, for those that look at a value; of a `member` as in `tags[]` and `entries[].sku`. */
  readonly path: string
  /** The part is sought in the text in lower case. */
  readonly folded?: boolean
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
  if (lookup.kind === 'constant') return false
  return lookup.kind === 'key' ? lookup.outer : lookup.of.some(dependsOnScope)
}

function together(kind: 'all' | 'any', sides: readonly (Lookup | undefined)[]): Lookup | undefined {
  const known = sides.filter((side) => side !== undefined)
  if (known.length === 0) return undefined
  const flat = known.flatMap((side) => (side.kind === kind && 'of' in side ? side.of : [side]))
  return flat.length === 1 ? flat[0] : { kind, of: flat }
}

const isGiven = ({ type }: ExprNode): boolean => type === 'Value' || type === 'Parameter'

function comparisonLookup(node: OpCallNode, place: Place): Lookup | undefined {
  if (node.op === '==') {
    if (isGiven(node.left) && isGiven(node.right)) return { kind: 'constant', condition: node }
    return keyed(node.left, node.right, false, place) ?? keyed(node.right, node.left, false, place)
  }
  if (node.op === '>') return holdingLookup(node, place)
  if (node.op !== 'in') return undefined
  return keyed(node.left, node.right, true, place) ?? memberLookup(node.right, node.left, false, place)
}

/** `key in entries[].sku` and the like. Whoever satisfies `key in refs[]._ref` holds a reference to the key. */
function memberLookup(members: ExprNode, key: ExprNode, many: boolean, place: Place): Lookup | undefined {
  const path = memberPath(members)
  if (path === undefined) return undefined
  if (path.endsWith('[]._ref')) return keyLookup('reference', '', key, many, place)
  return /(?:^|\.)_/.test(path) ? undefined : keyLookup('member', path, key, many, place)
}

/** `tags[]` for `tags` and `tags[]`, `entries[].sku` for itself. */
function memberPath(node: ExprNode): string | undefined {
  if (node.type === 'Group') return memberPath(node.base)
  if (node.type === 'ArrayCoerce') return memberPath(node.base)
  if (node.type !== 'Map') {
    const path = fieldPath(node)
    return path === undefined ? undefined : `${path}[]`
  }
  const [array, member] = [
    node.base.type === 'ArrayCoerce' ? fieldPath(node.base.base) : undefined,
    fieldPath(node.expr, true),
  ]
  return array === undefined || member === undefined ? undefined : `${array}[].${member}`
}

/** `count(string::split(lower(name), part)) > 1`: whether a text holds another. */
function holdingLookup({ left, right }: OpCallNode, place: Place): Lookup | undefined {
  if (right.type !== 'Value' || right.value !== 1 || !isCall(left, 'global::count')) return undefined
  const [split] = left.args
  if (!split || !isCall(split, 'string::split')) return undefined
  return partLookup('holding', split, place)
}

/** A function of a text and the part that is sought in it. */
function partLookup(by: 'holding' | 'starting', { args }: FuncCallNode, place: Place): Lookup | undefined {
  const [field, part] = args
  if (!field || !part) return undefined
  const folded = isLower(field)
  const path = fieldPath(folded ? (field.args[0] ?? field) : field)
  const lookup = path === undefined || path.startsWith('_') ? undefined : keyLookup(by, path, part, false, place)
  return lookup && { ...lookup, folded }
}

const isLower = (node: ExprNode): node is FuncCallNode => isCall(node, 'global::lower') || isCall(node, 'string::lower')

/** `lower(email) == $email` and `lower(email) in $emails`. */
function lowerLookup({ args }: FuncCallNode, key: ExprNode, many: boolean, place: Place): Lookup | undefined {
  const path = args[0] && fieldPath(args[0])
  return path === undefined || path.startsWith('_') ? undefined : keyLookup('being', path, key, many, place)
}

const isCall = (node: ExprNode, called: string): node is FuncCallNode =>
  node.type === 'FuncCall' && `${node.namespace}::${node.name}` === called

function keyed(field: ExprNode, key: ExprNode, many: boolean, place: Place): Lookup | undefined {
  if (isLower(field)) return lowerLookup(field, key, many, place)
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
  const [argument, other] = node.args
  if (!argument) return undefined
  if (other && isCall(node, 'string::startsWith')) return partLookup('starting', node, place)
  if (other && isCall(node, 'array::intersects'))
    return memberLookup(argument, other, true, place) ?? memberLookup(other, argument, true, place)
  if (other) return undefined
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
      return closedCall(node, place)
    default:
      return undefined
  }
}

function closedCall(node: FuncCallNode, place: Place): Closed | undefined {
  const asked: ExprNode = node
  if (isCall(asked, 'global::identity')) return { expr: node, outer: false }
  const arg = isLower(asked) && node.args[0] ? closed(node.args[0], place) : undefined
  return arg && { expr: { ...node, args: [arg.expr] }, outer: arg.outer }
}

/** `^` inside the filter, seen from where its `*` stands. Scopes inside a mapping are skipped by `^` already. */
function outward(levels: number, place: Place): ExprNode {
  if (place.hidden) return { type: 'Parent', n: levels }
  return levels === 1 ? { type: 'This' } : { type: 'Parent', n: levels - 1 }
}
