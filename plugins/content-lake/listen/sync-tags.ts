import { createHash } from 'node:crypto'
import type { ExprNode } from 'groq-js'
import { createLru } from '../groq/lru.ts'
import { parseQuery, shapingParameters } from '../groq/parse.ts'
import { mapChildren } from '../groq/syntax-tree.ts'

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

const trees = createLru<string, ExprNode>(500)
const answers = createLru<string, readonly string[]>(2_000)

/** The tags of a query's answer. The query has been run before, so that it can be parsed. */
export function queryTags(query: string, params: Params, datasetKey: number): readonly string[] {
  const key = `${datasetKey} ${query} ${JSON.stringify(params)}`
  return answers.get(key, () => {
    const found = [...dependencies(query, params)].sort()
    return found.length > mostTags || found.includes(unknown) ? [tags.dataset(datasetKey)] : found
  })
}

/** Stands for a dependency that has no narrower name than the dataset. */
const unknown = '*'

function dependencies(query: string, params: Params): ReadonlySet<string> {
  // What a query's own functions read is not looked into.
  if (/\bfn\s+\w+::/.test(query)) return new Set([unknown])
  const tree = treeOf(query, params)
  const sources: Source[] = []
  const found = visit(tree, 0, sources, params)
  const hops = Math.max(found, ...sources.map((source) => source.hops))
  if (hops > mostHops || sources.some((source) => source.names === undefined)) return new Set([unknown])
  // A query that reads nothing (`1 + 1`) never changes.
  const told = new Set<string>(hops > 0 && sources.length > 0 ? [tags.widelyUsed] : [])
  for (const { names = [] } of sources)
    for (const name of names) for (let at = 0; at <= hops; at += 1) told.add(tags[name.by](name.value, at))
  return told
}

function treeOf(query: string, params: Params): ExprNode {
  const shaping = shapingParameters(query, { ...params })
  return trees.get(`${query} ${JSON.stringify(shaping)}`, () => parseQuery(query, shaping).tree)
}

interface Name {
  readonly by: 'type' | 'id'
  readonly value: string
}

/** One `*` of a query: the types or ids that its filter holds it to (undefined: anything), and how far references lead. */
interface Source {
  readonly names: readonly Name[] | undefined
  readonly hops: number
}

type Params = Readonly<Record<string, unknown>>

/** Collects the sources below a node; answers how many references away from them its value may lie. */
function visit(node: ExprNode, scope: number, sources: Source[], params: Params): number {
  if (node.type === 'Everything') {
    sources.push({ names: undefined, hops: scope })
    return scope
  }
  if (node.type === 'Filter') {
    const names = namesOf(node, params)
    if (names) return visitNamed(node, names, scope, sources, params)
  }
  if (node.type === 'FuncCall' && readsElsewhere.has(`${node.namespace}::${node.name}`))
    sources.push({ names: undefined, hops: scope })
  const base = 'base' in node && node.base ? visit(node.base, scope, sources, params) : scope
  let furthest = base
  mapChildren(node, { hidden: false }, (child) => {
    if (!('base' in node) || child !== node.base) furthest = Math.max(furthest, visit(child, base, sources, params))
    return child
  })
  return follows(node) ? furthest + 1 : furthest
}

/** Functions whose answer depends on documents that no filter of the query names. */
const readsElsewhere: ReadonlySet<string> = new Set([
  'documents::incomingRefCount',
  'documents::incomingGlobalDocumentReferenceCount',
  'releases::all',
])

function follows(node: ExprNode): boolean {
  if (node.type === 'Deref') return true
  return (
    node.type === 'FuncCall' && (node.namespace === 'media' || `${node.namespace}::${node.name}` === 'documents::get')
  )
}

function visitNamed(node: ExprNode, names: readonly Name[], scope: number, sources: Source[], params: Params): number {
  sources.push({ names, hops: scope })
  let furthest = scope
  for (const condition of conditionsOn(node)) furthest = Math.max(furthest, visit(condition, scope, sources, params))
  return furthest
}

/** The conditions of filters that stand right on `*`; none for any other pipeline. */
function conditionsOn(node: ExprNode): readonly ExprNode[] {
  if (node.type === 'Group') return conditionsOn(node.base)
  if (node.type !== 'Filter') return []
  return [...conditionsOn(node.base), node.expr]
}

/** The types or ids that a pipeline of filters on `*` holds its documents to; undefined when there are none such. */
function namesOf(node: ExprNode, params: Params): readonly Name[] | undefined {
  let base: ExprNode = node
  while (base.type === 'Filter' || base.type === 'Group') base = base.base
  if (base.type !== 'Everything') return undefined
  return narrowest(conditionsOn(node).map((condition) => heldTo(condition, params)))
}

function narrowest(found: readonly (readonly Name[] | undefined)[]): readonly Name[] | undefined {
  const known = found.filter((names) => names !== undefined)
  return known.find((names) => names.every(({ by }) => by === 'id')) ?? known[0]
}

function heldTo(condition: ExprNode, params: Params): readonly Name[] | undefined {
  switch (condition.type) {
    case 'Group':
      return heldTo(condition.base, params)
    case 'And':
      return narrowest([heldTo(condition.left, params), heldTo(condition.right, params)])
    case 'Or': {
      const [left, right] = [heldTo(condition.left, params), heldTo(condition.right, params)]
      return left && right && [...left, ...right]
    }
    case 'OpCall':
      if (condition.op === 'in') return named(condition.left, constant(condition.right, params))
      return condition.op === '==' ? equality(condition.left, condition.right, params) : undefined
    default:
      return undefined
  }
}

function equality(left: ExprNode, right: ExprNode, params: Params): readonly Name[] | undefined {
  const [field, value] = left.type === 'AccessAttribute' ? [left, right] : [right, left]
  const known = constant(value, params)
  return known === undefined ? undefined : named(field, [known])
}

function named(field: ExprNode, values: unknown): readonly Name[] | undefined {
  if (field.type !== 'AccessAttribute' || field.base || !Array.isArray(values)) return undefined
  const by = field.name === '_type' ? 'type' : field.name === '_id' ? 'id' : undefined
  // Nothing but a string equals a type or an id, so that other values name no document.
  return by && values.filter((value) => typeof value === 'string').map((value) => ({ by, value: plainId(by, value) }))
}

function plainId(by: Name['by'], value: string): string {
  return by === 'id' ? value.replace(/^(?:drafts|versions\.[^.]+)\./, '') : value
}

/** The value of a constant; undefined when it depends on documents. */
function constant(node: ExprNode, params: Params): unknown {
  if (node.type === 'Value') return node.value
  if (node.type === 'Parameter') return params[node.name]
  if (node.type === 'Group') return constant(node.base, params)
  if (node.type !== 'Array') return undefined
  const items = node.elements.map((element) => (element.isSplat ? undefined : constant(element.value, params)))
  return items.includes(undefined) ? undefined : items
}
