import type { ExprNode, FuncCallNode } from 'groq-js'
import { type OwnFunction, ownCallNode } from '../calls.ts'
import { geoFunctions } from '../geo/functions.ts'
import { hookNode } from '../hooks.ts'
import { QueryParseError } from '../parse-error.ts'
import { isRecord } from '../references.ts'
import { attributeNode, callNode, concatNode, thisNode, valueNode, walkTree } from '../syntax-tree.ts'
import { changedAny, changedOnly } from './diff.ts'
import type { DocumentHook } from './document-hooks.ts'
import { calledFunction } from './names.ts'

/** An expression whose value is the answer of one of the `documentHook`s. */
const documentNode = (hook: DocumentHook, argument: ExprNode): ExprNode => hookNode(hook, argument)

/** What stands in for a call: how many arguments it takes, and the expression made of them. */
interface StandIn {
  readonly arity: number
  build(args: readonly ExprNode[]): ExprNode
}

const own = (arity: number, answer: OwnFunction): StandIn => ({ arity, build: (args) => ownCallNode(answer, args) })

const diff = (compare: typeof changedAny): StandIn => ({
  arity: 3,
  build([before = thisNode, after = thisNode, selector = thisNode]) {
    const answer: OwnFunction = (was, is, params) => compare(was, is, selector, isRecord(params) ? params : {})
    return ownCallNode(answer, [before, after, parametersOf(selector)])
  },
})

/** The parameters that an expression reads, as an object. */
function parametersOf(node: ExprNode): ExprNode {
  const names = new Set<string>()
  walkTree(node, (inner) => {
    if (inner.type === 'Parameter') names.add(inner.name)
  })
  const attributes = [...names].map((name) => ({
    type: 'ObjectAttributeValue' as const,
    name,
    value: { type: 'Parameter' as const, name },
  }))
  return { type: 'Object', attributes }
}

const globalDocument = (reference: ExprNode): ExprNode => {
  const text = callNode('global', 'coalesce', [attributeNode('_ref', reference), reference])
  return documentNode('globalDocument', text)
}

const aspectOf: OwnFunction = (asset, name) => {
  const aspects = isRecord(asset) ? asset['aspects'] : undefined
  return isRecord(aspects) && typeof name === 'string' && Object.hasOwn(aspects, name) ? aspects[name] : null
}

/**
 * The variants' part of the Content Lake, as its Studio reads it: a document names its variant by reference.
 * Source: `sanity` 6.16, the variants tool
 */
const partOfVariant = (name: ExprNode): ExprNode => {
  const id = concatNode(valueNode('_.variants.'), name)
  const system = attributeNode('_system')
  const first: ExprNode = { type: 'AccessElement', base: attributeNode('variants', system), index: 0 }
  const isVariant = (reference: ExprNode): ExprNode => ({
    type: 'OpCall',
    op: '==',
    left: attributeNode('_ref', reference),
    right: id,
  })
  return { type: 'Or', left: isVariant(attributeNode('variant', system)), right: isVariant(first) }
}

const releases: ExprNode = {
  type: 'Filter',
  base: { type: 'Everything' },
  expr: { type: 'OpCall', op: '==', left: attributeNode('_type'), right: valueNode('system.release') },
}

/** Keeps the first of equal numbers, strings and booleans, and one null; lists and objects equal nothing. */
const unique: OwnFunction = (list) => {
  if (!Array.isArray(list)) return null
  const seen = new Set<unknown>()
  return list.filter((item: unknown) => {
    const value = item ?? null
    if (value !== null && typeof value === 'object') return true
    return !seen.has(value) && seen.add(value)
  })
}

const lengthOf: OwnFunction = (text) => (typeof text === 'string' ? [...text].length : null)

/** Functions that groq-js lacks, or answers otherwise than the specification. */
const standIns: Readonly<Record<string, StandIn>> = {
  'global::geo': own(1, geoFunctions['global::geo']),
  'geo::latLng': own(2, geoFunctions['geo::latLng']),
  'geo::contains': own(2, geoFunctions['geo::contains']),
  'geo::intersects': own(2, geoFunctions['geo::intersects']),
  'geo::distance': own(2, geoFunctions['geo::distance']),
  'array::unique': own(1, unique),
  'string::length': own(1, lengthOf),
  'diff::changedAny': diff(changedAny),
  'diff::changedOnly': diff(changedOnly),
  'documents::get': { arity: 1, build: ([reference = thisNode]) => globalDocument(reference) },
  'documents::incomingRefCount': { arity: 0, build: () => documentNode('incoming', attributeNode('_id')) },
  'documents::incomingGlobalDocumentReferenceCount': {
    arity: 0,
    build: () => documentNode('incomingGlobal', attributeNode('_id')),
  },
  'media::aspect': {
    arity: 2,
    build: ([asset = thisNode, name = thisNode]) => ownCallNode(aspectOf, [globalDocument(asset), name]),
  },
  'releases::all': { arity: 0, build: () => releases },
  'sanity::partOfVariant': { arity: 1, build: ([name = thisNode]) => partOfVariant(name) },
  // People of this lake carry no attributes of their own.
  'user::attributes': { arity: 0, build: () => ({ type: 'Object', attributes: [] }) },
}

/** What a call is to be replaced by; undefined when groq-js evaluates it itself. Throws {@link QueryParseError}. */
export function standInFor(node: FuncCallNode, query: string): ExprNode | undefined {
  const { name, args } = calledFunction(node)
  const standIn = standIns[name]
  if (!standIn) return undefined
  if (args.length !== standIn.arity) {
    const spelled = name.replace(/^global::/, '')
    const start = Math.max(0, query.indexOf(spelled))
    const description = `incorrect number of arguments to function ${spelled}(). Expected ${standIn.arity}, got ${args.length}.`
    throw new QueryParseError(description, query, start, start + spelled.length)
  }
  return standIn.build(args)
}
