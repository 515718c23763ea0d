import type { ExprNode } from 'groq-js'

/** Before the JSON of an expression whose value is read; before that of a condition, which is read as true or not at all. */
export const signs = { value: '=', condition: '?' } as const

const reading: ReadonlySet<string> = new Set(['-', '*'])
const comparing: ReadonlySet<string> = new Set(['<', '<=', '>', '>='])

/** The path under which an index keeps the value of an expression over fields of the document alone; else undefined. */
export const expressionPath = (node: ExprNode): string | undefined =>
  isCalculation(node) ? `${signs.value}${JSON.stringify(node)}` : undefined

/** The same for two of its values compared with one another. */
export function comparisonPath(node: ExprNode): string | undefined {
  if (node.type !== 'OpCall' || !comparing.has(node.op) || !isOwn(node.left) || !isOwn(node.right)) return undefined
  return isConstant(node.left) || isConstant(node.right) ? undefined : `${signs.condition}${JSON.stringify(node)}`
}

/** What people are told of a path. */
export const pathWords = (path: string): string =>
  path.startsWith(signs.value) ? 'a calculation' : path.startsWith(signs.condition) ? 'a comparison' : path

function isCalculation(node: ExprNode): boolean {
  if (node.type === 'Group') return isCalculation(node.base)
  return node.type === 'OpCall' && reading.has(node.op) && isOwn(node) && !isConstant(node)
}

/** A field, a constant, or reckoned from these. Fields that a view may write itself are left out. */
function isOwn(node: ExprNode): boolean {
  switch (node.type) {
    case 'Value':
      return typeof node.value === 'number'
    case 'Group':
      return isOwn(node.base)
    case 'AccessAttribute':
      return !node.base && !node.name.startsWith('_')
    case 'OpCall':
      return reading.has(node.op) && isOwn(node.left) && isOwn(node.right)
    case 'FuncCall':
      return node.namespace === 'global' && node.name === 'coalesce' && node.args.every(isOwn)
    default:
      return false
  }
}

function isConstant(node: ExprNode): boolean {
  if (node.type === 'Group') return isConstant(node.base)
  if (node.type === 'OpCall') return isConstant(node.left) && isConstant(node.right)
  if (node.type === 'FuncCall') return node.args.every(isConstant)
  return node.type === 'Value'
}
