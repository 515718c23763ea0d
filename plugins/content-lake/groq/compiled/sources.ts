import type { ExprNode, PipeFuncCallNode } from 'groq-js'
import { parseHook } from '../hooks.ts'
import { valuePathOf } from '../conditions.ts'
import { boundsOf } from './arrays.ts'
import { sorted, sortKeys } from './pipes.ts'
import { walkTree } from '../syntax-tree.ts'
import type { Evaluate, Scope } from './scope.ts'

type Compile = (node: ExprNode) => Evaluate

/** The number that stands for a `*` that was not narrowed. */
export const wholeDataset = -1

/** `*[a][b]`: where its documents come from, and what is asked of each. */
interface Chain {
  readonly plan: number
  readonly filters: readonly Evaluate[]
  /** Nodes of the filters, those counted more often that take longer. */
  readonly size: number
}

/**
 * Expressions that read `*` and need not read all of it: counts, beginnings, and beginnings of an order. Undefined for
 * every other expression.
 */
export function compileSource(node: ExprNode, compile: Compile): Evaluate | undefined {
  const plan = planOf(node)
  if (plan !== undefined && plan !== wholeDataset) return ({ run }) => run.candidates(plan)
  if (node.type === 'Filter') {
    const chain = chainOf(node, compile)
    return chain && ((scope) => take(chain, scope, Number.POSITIVE_INFINITY))
  }
  if (node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'count')
    return node.args[0] && compileCount(node.args[0] as ExprNode, compile)
  if (node.type !== 'Slice' && node.type !== 'AccessElement') return undefined
  const wanted = wantedOf(node)
  const first = wanted === undefined ? undefined : compileFirst(node.base, wanted, compile)
  if (!first) return undefined
  if (node.type === 'AccessElement') return (scope) => first(scope)[node.index] ?? null
  return (scope) => {
    const items = first(scope)
    return items.slice(...boundsOf(node, items.length))
  }
}

function planOf(node: ExprNode): number | undefined {
  if (node.type === 'Everything') return wholeDataset
  if (node.type !== 'Deref' || node.base.type !== 'Value') return undefined
  const hook = parseHook(String((node.base.value as { _ref?: unknown } | null)?._ref))
  return hook?.argument === '' && /^n\d+$/.test(hook.name) ? Number(hook.name.slice(1)) : undefined
}

function chainOf(node: ExprNode, compile: Compile): Chain | undefined {
  if (node.type !== 'Filter') {
    const plan = planOf(node)
    return plan === undefined ? undefined : { plan, filters: [], size: 0 }
  }
  const inner = chainOf(node.base, compile)
  return inner && { ...inner, filters: [...inner.filters, compile(node.expr)], size: inner.size + sizeOf(node.expr) }
}

/** Functions and patterns do more than compare two values; a query inside a filter reads for each document. */
const sizes: Readonly<Record<string, number>> = { FuncCall: 8, Deref: 8, Everything: 1000 }

function sizeOf(filter: ExprNode): number {
  let size = 0
  walkTree(filter, (node) => {
    size += node.type === 'OpCall' && node.op === 'match' ? 8 : (sizes[node.type] ?? 1)
  })
  return size
}

const documentsOf = (plan: number, { run }: Scope): readonly unknown[] =>
  plan === wholeDataset ? run.everything() : run.candidates(plan)

/** The first documents of a chain, `limit` of them at most. */
function take({ plan, filters, size }: Chain, scope: Scope, limit: number): unknown[] {
  const inner = scope.nested(null)
  const found: unknown[] = []
  let asked = 0
  const items = documentsOf(plan, scope)
  // Few may be enough, and then nobody knows how soon
  if (limit === Number.POSITIVE_INFINITY) scope.run.weigh(items.length * size)
  for (const item of items) {
    if (found.length >= limit) break
    scope.run.tick()
    asked += 1
    inner.value = item
    if (filters.every((filter) => filter(inner) === true)) found.push(item)
  }
  scope.run.evaluated(plan, asked)
  return found
}

function compileCount(arg: ExprNode, compile: Compile): Evaluate | undefined {
  const chain = chainOf(arg, compile)
  if (!chain) return undefined
  const { plan, filters, size } = chain
  return (scope) => {
    const known = plan === wholeDataset ? undefined : scope.run.countOf(plan)
    if (known !== undefined) return known
    const inner = scope.nested(null)
    let count = 0
    const items = documentsOf(plan, scope)
    if (filters.length === 0) return items.length
    scope.run.weigh(items.length * size)
    for (const item of items) {
      scope.run.tick()
      inner.value = item
      if (filters.every((filter) => filter(inner) === true)) count += 1
    }
    scope.run.evaluated(plan, items.length)
    return count
  }
}

/** How many items from the front decide the answer; undefined when it takes all of them. */
function wantedOf(node: ExprNode): number | undefined {
  if (node.type === 'AccessElement') return node.index < 0 ? undefined : node.index + 1
  if (node.type !== 'Slice' || node.left < 0 || node.right < 0) return undefined
  return node.right + (node.isInclusive ? 1 : 0)
}

function compileFirst(base: ExprNode, wanted: number, compile: Compile): ((scope: Scope) => unknown[]) | undefined {
  if (base.type !== 'PipeFuncCall' || base.name !== 'order') {
    const chain = base.type === 'Filter' ? chainOf(base, compile) : undefined
    return chain && ((scope) => take(chain, scope, wanted))
  }
  const chain = chainOf(base.base, compile)
  return chain && firstInOrder(chain, base, wanted, compile)
}

function firstInOrder(
  chain: Chain,
  order: PipeFuncCallNode,
  wanted: number,
  compile: Compile,
): (scope: Scope) => unknown[] {
  const keys = sortKeys(order, compile)
  const [leading] = keys
  const path = leading && valuePathOf(leading.node)
  return (scope) => {
    const scan =
      leading && path !== undefined && chain.plan !== wholeDataset
        ? scope.run.inOrder(chain.plan, path, leading.direction, wanted)
        : undefined
    const items = scan ? takeScanned(chain, scan, scope, wanted) : take(chain, scope, Number.POSITIVE_INFINITY)
    return sorted(items, keys, scope, wanted)
  }
}

interface Named {
  readonly _id: string
}

/** Whole runs of equal values, until there are enough; then in the order of ids, as a sort expects them. */
function takeScanned(
  { plan, filters }: Chain,
  scan: (visit: (item: Named | undefined, other: boolean) => boolean) => void,
  scope: Scope,
  wanted: number,
): readonly unknown[] {
  const inner = scope.nested(null)
  const found: Named[] = []
  let asked = 0
  scan((item, other) => {
    if (other && found.length >= wanted) return false
    if (!item) return true
    scope.run.tick()
    asked += 1
    inner.value = item
    if (filters.every((filter) => filter(inner) === true)) found.push(item)
    return true
  })
  scope.run.evaluated(plan, asked)
  return found.sort((a, b) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0))
}
