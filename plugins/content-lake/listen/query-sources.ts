import type { ExprNode } from 'groq-js'
import { mapChildren } from '../groq/syntax-tree.ts'

/** What a query reads: its `*`s, and how many references away from them it looks at most. */
export interface QuerySources {
  /** What the filters of each `*` hold it to; undefined for one that they hold to nothing. */
  readonly sources: readonly (Source | undefined)[]
  readonly hops: number
}

/** The types or ids that the documents of a `*` must have. */
export type Source = readonly Held[]

/** `_type` or `_id` is the value of a constant (or, with `many`, one of its items). */
interface Held {
  readonly by: 'type' | 'id'
  readonly value: ExprNode
  readonly many: boolean
}

/** A type, or the published id of a document. */
export interface Name {
  readonly by: 'type' | 'id'
  readonly value: string
}

export type Params = Readonly<Record<string, unknown>>

/** Reads from a parsed query what it depends on. What a query's own functions read is not looked into. */
export function sourcesOf(query: string, tree: ExprNode): QuerySources {
  if (/\bfn\s+\w+::/.test(query)) return { sources: [undefined], hops: 0 }
  const sources: (Source | undefined)[] = []
  return { hops: visit(tree, 0, sources), sources }
}

/** The names that a source has for some values of the parameters; undefined when a value is not what it should be. */
export function namedBy(source: Source, params: Params): readonly Name[] | undefined {
  const names: Name[] = []
  for (const { by, value, many } of source) {
    const given = constant(value, params)
    if (given === undefined || (many && !Array.isArray(given))) return undefined
    // Nothing but a string equals a type or an id, so that other values name no document.
    for (const item of many && Array.isArray(given) ? given : [given])
      if (typeof item === 'string') names.push({ by, value: by === 'id' ? plainId(item) : item })
  }
  return names
}

function plainId(id: string): string {
  return id.replace(/^(?:drafts|versions\.[^.]+)\./, '')
}

/** Collects the sources below a node; answers how many references away from them its value may lie at most. */
function visit(node: ExprNode, scope: number, sources: (Source | undefined)[]): number {
  if (node.type === 'Everything') {
    sources.push(undefined)
    return scope
  }
  const source = node.type === 'Filter' ? sourceOf(node) : undefined
  if (source) {
    sources.push(source)
    return Math.max(scope, ...conditionsOn(node).map((condition) => visit(condition, scope, sources)))
  }
  if (node.type === 'FuncCall' && readsElsewhere.has(`${node.namespace}::${node.name}`)) sources.push(undefined)
  const base = 'base' in node && node.base ? visit(node.base, scope, sources) : scope
  let furthest = base
  mapChildren(node, { hidden: false }, (child) => {
    if (!('base' in node) || child !== node.base) furthest = Math.max(furthest, visit(child, base, sources))
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
  if (node.type !== 'FuncCall') return false
  return node.namespace === 'media' || `${node.namespace}::${node.name}` === 'documents::get'
}

/** The conditions of filters that stand right on `*`; none for any other pipeline. */
function conditionsOn(node: ExprNode): readonly ExprNode[] {
  if (node.type === 'Group') return conditionsOn(node.base)
  return node.type === 'Filter' ? [...conditionsOn(node.base), node.expr] : []
}

/** What a pipeline of filters on `*` holds its documents to; undefined when that is nothing, or it is none. */
function sourceOf(node: ExprNode): Source | undefined {
  let base: ExprNode = node
  while (base.type === 'Filter' || base.type === 'Group') base = base.base
  return base.type === 'Everything' ? narrowest(conditionsOn(node).map(heldTo)) : undefined
}

function narrowest(found: readonly (Source | undefined)[]): Source | undefined {
  const held = found.filter((source) => source !== undefined)
  return held.find((source) => source.every(({ by }) => by === 'id')) ?? held[0]
}

function heldTo(condition: ExprNode): Source | undefined {
  switch (condition.type) {
    case 'Group':
      return heldTo(condition.base)
    case 'And':
      return narrowest([heldTo(condition.left), heldTo(condition.right)])
    case 'Or': {
      const [left, right] = [heldTo(condition.left), heldTo(condition.right)]
      return left && right && [...left, ...right]
    }
    case 'OpCall':
      if (condition.op === 'in') return held(condition.left, condition.right, true)
      if (condition.op !== '==') return undefined
      return held(condition.left, condition.right, false) ?? held(condition.right, condition.left, false)
    default:
      return undefined
  }
}

function held(field: ExprNode, value: ExprNode, many: boolean): Source | undefined {
  if (field.type !== 'AccessAttribute' || field.base || !isConstant(value)) return undefined
  const by = field.name === '_type' ? 'type' : field.name === '_id' ? 'id' : undefined
  return by && [{ by, value, many }]
}

function isConstant(node: ExprNode): boolean {
  if (node.type === 'Group') return isConstant(node.base)
  if (node.type === 'Array') return node.elements.every(({ isSplat, value }) => !isSplat && isConstant(value))
  return node.type === 'Value' || node.type === 'Parameter'
}

function constant(node: ExprNode, params: Params): unknown {
  if (node.type === 'Value') return node.value
  if (node.type === 'Parameter') return params[node.name]
  if (node.type === 'Group') return constant(node.base, params)
  return node.type === 'Array' ? node.elements.map(({ value }) => constant(value, params)) : undefined
}
