import type { ExprNode, FilterNode } from 'groq-js'
import { hookNode } from './hooks.ts'
import { mapChildren, treeHas } from './syntax-tree.ts'

/** The hook `once<index>` answers the value of a part, which is evaluated at most once a run. */
export const onceHook = /^once(\d+)$/

/** A tree without the sub-queries that do not depend on where they stand, and these by themselves. */
export interface Hoisted {
  readonly tree: ExprNode
  readonly parts: readonly ExprNode[]
}

/**
 * Takes out sub-queries that would give the same value for every item around them, as in
 * `*[customer._ref in *[vip == true]._id]`. Without it the innermost of n nested ones runs once per item of all others.
 */
export function hoist(tree: ExprNode): Hoisted {
  const parts: ExprNode[] = []
  const visit = (node: ExprNode, repeated: boolean): ExprNode => {
    if (repeated && node.type !== 'Everything' && readsDataset(node) && isClosed(node)) {
      parts.push(node)
      return hookNode(`once${parts.length - 1}`)
    }
    if (node.type === 'Filter' && standsOnEverything(node)) return keepingChain(node, visit)
    const base = 'base' in node ? node.base : undefined
    const opens = opensScope(node)
    return mapChildren(node, { hidden: false }, (child) => visit(child, repeated || (opens && child !== base)))
  }
  return { tree: visit(tree, false), parts }
}

/** Filters on `*` stay together: an index may serve all of their conditions at once. */
function keepingChain(node: FilterNode, visit: (node: ExprNode, repeated: boolean) => ExprNode): FilterNode {
  const base = node.base.type === 'Filter' ? keepingChain(node.base, visit) : node.base
  return { ...node, base, expr: visit(node.expr, true) }
}

function standsOnEverything(node: FilterNode): boolean {
  return node.base.type === 'Everything' || (node.base.type === 'Filter' && standsOnEverything(node.base))
}

const readsDataset = (node: ExprNode): boolean => treeHas(node, ({ type }) => type === 'Everything')

/** Functions that look at `@` without naming it, and those whose values are no JSON. */
const kept: ReadonlySet<string> = new Set(['references', 'versionOf', 'partOfRelease', 'dateTime', 'path'])

/** Where a node stands within the part: whether anything in it has opened a scope, and how many `^` may count. */
interface Depth {
  readonly inside: boolean
  readonly levels: number
}

/** True when nothing in the expression looks at what is around it. */
function isClosed(root: ExprNode): boolean {
  const closed = (node: ExprNode, depth: Depth): boolean => {
    if (!closedItself(node, depth)) return false
    const base = 'base' in node ? node.base : undefined
    const hides = node.type === 'Map' || node.type === 'FlatMap'
    const inner = opensScope(node) ? { inside: true, levels: depth.levels + (hides ? 0 : 1) } : depth
    let all = true
    mapChildren(node, { hidden: false }, (child) => {
      all &&= closed(child, child === base ? depth : inner)
      return child
    })
    return all
  }
  return closed(root, { inside: false, levels: 0 })
}

function closedItself(node: ExprNode, { inside, levels }: Depth): boolean {
  if (node.type === 'This') return inside
  if (node.type === 'AccessAttribute') return inside || node.base !== undefined
  if (node.type === 'Parent') return node.n < levels
  if (node.type === 'Context') return false
  if (node.type !== 'FuncCall' || !kept.has(node.name)) return true
  return inside && node.name !== 'dateTime' && node.name !== 'path'
}

function opensScope({ type }: ExprNode): boolean {
  return type === 'Map' || type === 'FlatMap' || type === 'Filter' || type === 'Projection' || type === 'PipeFuncCall'
}
