import type { ExprNode, SyntaxNode } from 'groq-js'

/** What a node stands in: a hidden scope is the one inside `base.attr` over arrays, which `^` does not count. */
export interface Place {
  readonly hidden: boolean
}

/** Applies `change` to each direct child of a node and gives the node back with the new children. */
export function mapChildren(
  node: ExprNode,
  place: Place,
  change: (child: ExprNode, place: Place) => ExprNode,
): ExprNode {
  if (node.type === 'Value') return node
  const copy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(node)) {
    copy[key] = mapPart(value, key === 'base' ? place : placeOfParts(node, place), change)
  }
  // The copy has the shape of the node: only children of the same kinds were exchanged.
  return copy as unknown as ExprNode
}

function placeOfParts(node: ExprNode, place: Place): Place {
  if (node.type === 'Map' || node.type === 'FlatMap') return { hidden: true }
  if (node.type === 'Filter' || node.type === 'Projection' || node.type === 'PipeFuncCall') return { hidden: false }
  return place
}

function mapPart(part: unknown, place: Place, change: (child: ExprNode, place: Place) => ExprNode): unknown {
  if (Array.isArray(part)) return part.map((item: unknown) => mapPart(item, place, change))
  if (!isNode(part)) return part
  if (!wrappers.has(part.type)) return change(part as ExprNode, place)
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, mapPart(value, place, change)]))
}

/** Syntax that holds expressions but is none itself. */
const wrappers: ReadonlySet<string> = new Set([
  'ArrayElement',
  'ObjectAttributeValue',
  'ObjectConditionalSplat',
  'ObjectSplat',
  'SelectAlternative',
])

function isNode(part: unknown): part is SyntaxNode {
  return typeof part === 'object' && part !== null && 'type' in part && typeof part.type === 'string'
}

/** Calls `visit` with every expression in the tree, the root included. */
export function walkTree(root: ExprNode, visit: (node: ExprNode) => void): void {
  visit(root)
  mapChildren(root, { hidden: false }, (child) => {
    walkTree(child, visit)
    return child
  })
}

/** True when some expression of the tree satisfies `test`. */
export function treeHas(root: ExprNode, test: (node: ExprNode) => boolean): boolean {
  let found = false
  walkTree(root, (node) => {
    found ||= test(node)
  })
  return found
}

export const thisNode: ExprNode = { type: 'This' }

export const valueNode = (value: unknown): ExprNode => ({ type: 'Value', value })

export const callNode = (namespace: string, name: string, args: ExprNode[]): ExprNode => ({
  type: 'FuncCall',
  namespace,
  name,
  args,
})

export const attributeNode = (name: string, base?: ExprNode): ExprNode =>
  base ? { type: 'AccessAttribute', base, name } : { type: 'AccessAttribute', name }

export const concatNode = (left: ExprNode, right: ExprNode): ExprNode => ({ type: 'OpCall', op: '+', left, right })
