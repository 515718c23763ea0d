import type { ExprNode } from 'groq-js'
import { mapChildren, walkTree } from '../syntax-tree.ts'

/** What can be told of a query's cost without running it. */
export interface Risk {
  /** How many copies of what it reads its result may hold, for each thing read. */
  readonly growth: number
  /** How deep iterations stand in one another. */
  readonly nesting: number
  /** It reads the whole dataset for each item of something. */
  readonly readsAllAgain: boolean
  /**
   * Wildcards in one pattern, at most, given its parameters: each more multiplies the time of a match in groq-js. Patterns
   * that the query puts together itself may hold all there are.
   */
  wildcards(params: Readonly<Record<string, unknown>>): number
}

/** Judges a parsed query by its text alone. */
export function riskOf(tree: ExprNode): Risk {
  const texts: unknown[] = []
  const patterns: ExprNode[] = []
  walkTree(tree, (node) => {
    if (node.type === 'OpCall' && node.op === 'match') patterns.push(node.right)
    if (node.type === 'Value') texts.push(node.value)
  })
  const wildcards = (params: Readonly<Record<string, unknown>>): number => {
    if (patterns.length === 0) return 0
    const each = wildcardsIn([...texts, ...Object.values(params)])
    return patterns.every(isGiven) ? Math.max(0, ...each) : each.reduce((sum, count) => sum + count, 0)
  }
  return { growth: growthOf(tree), ...nestingOf(tree), wildcards }
}

/** The wildcards of every string in a value that may hold patterns. */
function wildcardsIn(value: unknown): readonly number[] {
  if (typeof value === 'string') return [value.split('*').length - 1]
  return Array.isArray(value) ? value.flatMap(wildcardsIn) : []
}

/** Patterns that stand in the query or its parameters as they are; `text::query` reads its own. */
function isGiven(pattern: ExprNode): boolean {
  if (pattern.type === 'Array') return pattern.elements.every(({ value }) => isGiven(value))
  if (pattern.type === 'FuncCall') return pattern.namespace === 'text'
  return pattern.type === 'Value' || pattern.type === 'Parameter'
}

/** Stages multiply, parts of one stage add up: `{"a": [@, @]}` twice over holds four of what it began with. */
function growthOf(node: ExprNode): number {
  const sum = (nodes: readonly ExprNode[]): number => nodes.reduce((total, each) => total + growthOf(each), 0)
  switch (node.type) {
    case 'Object':
      return Math.max(1, sum(node.attributes.map(({ value }) => value)))
    case 'Array':
      return Math.max(1, sum(node.elements.map(({ value }) => value)))
    case 'Map':
    case 'FlatMap':
    case 'Projection':
      return growthOf(node.base) * growthOf(node.expr)
    case 'OpCall':
      return node.op === '+' ? sum([node.left, node.right]) : 1
    case 'Select':
      return Math.max(
        1,
        sum([...node.alternatives.map(({ value }) => value), ...(node.fallback ? [node.fallback] : [])]),
      )
    case 'FuncCall':
      // Only one of them is the answer
      return node.name === 'coalesce' ? Math.max(1, ...node.args.map(growthOf)) : Math.max(1, sum(node.args))
    default:
      return 'base' in node && node.base ? growthOf(node.base) : 1
  }
}

interface Nesting {
  readonly nesting: number
  readonly readsAllAgain: boolean
}

function nestingOf(tree: ExprNode): Nesting {
  let nesting = 0
  let readsAllAgain = false
  const visit = (node: ExprNode, depth: number): void => {
    nesting = Math.max(nesting, depth)
    if (node.type === 'Everything' && depth > 0) readsAllAgain = true
    const inner = innerOf(node)
    for (const child of childrenOf(node)) visit(child, inner.includes(child) ? depth + 1 : depth)
  }
  visit(tree, 0)
  return { nesting, readsAllAgain }
}

/** What is evaluated once for each item of an iteration. */
function innerOf(node: ExprNode): readonly ExprNode[] {
  if (node.type === 'Filter' || node.type === 'Map' || node.type === 'FlatMap') return [node.expr]
  return node.type === 'PipeFuncCall' ? node.args : []
}

/** The nodes right below one. */
function childrenOf(node: ExprNode): readonly ExprNode[] {
  const children: ExprNode[] = []
  mapChildren(node, { hidden: false }, (child) => {
    children.push(child)
    return child
  })
  return children
}
