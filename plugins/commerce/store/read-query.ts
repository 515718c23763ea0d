import { type ExprNode, parse } from 'groq-js'

/** A query as it can be asked again and again. */
export interface ReadQuery {
  readonly tree: ExprNode
  /** The only type of documents that it looks at; undefined when it may look at others. */
  readonly type: string | undefined
}

/** Where a parameter decides how a query is read: slices and elements. */
const readsParams = /\[\s*\$|\.\.\s*\$|\$\w+\s*\.\./
const known = new Map<string, ReadQuery>()

/** Reads a query; once, unless its parameters say how. */
export function readQuery(groq: string, params: Readonly<Record<string, unknown>>): ReadQuery {
  const before = known.get(groq)
  if (before) return before
  const once = !readsParams.test(groq)
  // Parameters that are given to be read with become part of the tree
  const tree = parse(groq, once ? {} : { params })
  const read = { tree, type: typeAsked(tree) }
  if (once && known.size < 1000) known.set(groq, read)
  return read
}

type Node = { readonly type?: unknown; readonly [field: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Every part of a tree, itself first. */
const partsOf = (value: unknown): readonly Node[] =>
  isNode(value) ? [value, ...Object.values(value).flatMap(partsOf)] : []

/** A query that begins with `*[_type == "..." && ...]` and never looks at the other documents again. */
function typeAsked(tree: ExprNode): string | undefined {
  const parts = partsOf(tree)
  const sources = parts.filter(({ type }) => type === 'Everything')
  if (sources.length !== 1 || parts.some(({ type }) => type === 'Deref')) return undefined
  const filter = parts.find(({ type, base }) => type === 'Filter' && base === sources[0])
  return filter && typeOf(filter['expr'])
}

function typeOf(expr: unknown): string | undefined {
  if (!isNode(expr)) return undefined
  if (expr.type === 'And') return typeOf(expr['left'])
  const { type, op, left, right } = expr
  const compares = type === 'OpCall' && op === '==' && isNode(left) && isNode(right)
  if (!compares || left.type !== 'AccessAttribute' || left['name'] !== '_type' || left['base'] !== undefined)
    return undefined
  const { value } = right
  return right.type === 'Value' && typeof value === 'string' ? value : undefined
}
