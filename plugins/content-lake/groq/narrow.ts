import type { ExprNode, FilterNode } from 'groq-js'
import { type Condition, conditionsOf } from './conditions.ts'
import { hookNode } from './hooks.ts'
import { dependsOnScope, type KeyLookup, type Lookup, lookupOf } from './lookups.ts'
import { textSeparator } from './rewrite.ts'
import { callNode, mapChildren, type Place, valueNode } from './syntax-tree.ts'

/** Answers with the whole dataset, for when a key turns out to be of no use at run time. */
export const everythingHook = 'all'

/** What one narrowed `*` may be looked up by. `outerKey` is passed in by the query for each document around it. */
export interface Plan {
  readonly lookup: Lookup | undefined
  readonly outerKey: KeyLookup | undefined
  /** The parts of `lookup` that all have to hold. */
  readonly parts: readonly Lookup[]
  /** What `_type` has to equal. */
  readonly type: ExprNode | undefined
  /** What the filters ask of paths, `type` aside. */
  readonly conditions: readonly Condition[]
  /** The filters ask nothing but `type` and `conditions`. */
  readonly complete: boolean
}

/** A tree in which narrowed `*` nodes ask the hook `n<index>` for their candidates instead. */
export interface NarrowedTree {
  readonly tree: ExprNode
  readonly plans: readonly Plan[]
}

/**
 * Exchanges each `*` that a filter with usable conditions follows. The filters stay whole, so candidates need only be
 * a superset; every other `*` of the query still means the whole dataset.
 */
export function narrow(tree: ExprNode): NarrowedTree {
  const plans: Plan[] = []
  const visit = (node: ExprNode, place: Place): ExprNode => {
    const lookup = node.type === 'Filter' ? filtersOfEverything(node, place) : undefined
    if (node.type !== 'Filter' || !lookup) return mapChildren(node, place, visit)
    const plan = planOf(lookup, node)
    plans.push(plan)
    return withBase(node, candidates(plan, plans.length - 1), visit)
  }
  return { tree: visit(tree, { hidden: false }), plans }
}

/** The lookups of `*[a][b]...` taken together; undefined when the base is not `*` or nothing is usable. */
function filtersOfEverything(node: FilterNode, place: Place): Lookup | undefined {
  const inner = node.base.type === 'Filter' ? filtersOfEverything(node.base, place) : undefined
  if (!standsOnEverything(node)) return undefined
  const own = lookupOf(node.expr, place)
  if (!inner || !own) return inner ?? own
  return { kind: 'all', of: [inner, own] }
}

function standsOnEverything(node: FilterNode): boolean {
  return node.base.type === 'Everything' || (node.base.type === 'Filter' && standsOnEverything(node.base))
}

function withBase(node: FilterNode, base: ExprNode, visit: (node: ExprNode, place: Place) => ExprNode): ExprNode {
  const inner = node.base.type === 'Filter' ? withBase(node.base, base, visit) : base
  return { ...node, base: inner, expr: visit(node.expr, { hidden: false }) }
}

function planOf(lookup: Lookup, filter: FilterNode): Plan {
  const parts = lookup.kind === 'all' ? lookup.of.flatMap((part) => (part.kind === 'all' ? part.of : [part])) : [lookup]
  const fixed = parts.filter((part) => !dependsOnScope(part))
  const outerKey = parts.find((part): part is KeyLookup => part.kind === 'key' && usableFromOutside(part))
  const asked = exprsOf(filter).map(conditionsOf)
  const all = asked.flatMap((each) => each.all)
  const type = all.find(({ path, op }) => path === '_type' && op === '==')
  return {
    lookup: fixed.length > 1 ? { kind: 'all', of: fixed } : fixed[0],
    outerKey,
    parts: fixed,
    type: type?.key,
    conditions: all.filter((condition) => condition !== type),
    complete: asked.every(({ complete }) => complete),
  }
}

/** The conditions of `*[a][b]...`. */
const exprsOf = (node: FilterNode): readonly ExprNode[] =>
  node.base.type === 'Filter' ? [...exprsOf(node.base), node.expr] : [node.expr]

/** A key from outside travels as text: one string, or strings that only ids are compared with. */
function usableFromOutside(part: KeyLookup): boolean {
  return part.outer && (!part.many || part.by === 'id' || part.by === 'reference')
}

function candidates(plan: Plan, index: number): ExprNode {
  const fixed = hookNode(plan.lookup ? `n${index}` : everythingHook)
  if (!plan.outerKey) return fixed
  const { key, many } = plan.outerKey
  const joined = callNode('array', 'join', [key, valueNode(textSeparator)])
  const correlated = many
    ? [
        hookNode(`n${index}`, callNode('array', 'join', [arrayOf(key), valueNode(textSeparator)])),
        hookNode(`n${index}`, joined),
      ]
    : [hookNode(`n${index}`, key)]
  return callNode('global', 'coalesce', [...correlated, fixed])
}

function arrayOf(node: ExprNode): ExprNode {
  return { type: 'Array', elements: [{ type: 'ArrayElement', value: node, isSplat: false }] }
}
