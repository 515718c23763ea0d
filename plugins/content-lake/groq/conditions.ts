import type { ExprNode } from 'groq-js'
import { comparisonPath, expressionPath } from './own-expressions.ts'

/** `path <op> key`, where the key does not depend on the document. */
export interface Condition {
  readonly path: string
  readonly op: '==' | '<' | '<=' | '>' | '>=' | 'match'
  readonly key: ExprNode
}

/** What a filter asks, taken apart. */
export interface Conditions {
  readonly all: readonly Condition[]
  /** The filter asks nothing else. */
  readonly complete: boolean
}

/** The dotted path that an expression reads from the document being filtered; undefined when it is anything else. */
function pathOf(node: ExprNode): string | undefined {
  if (node.type === 'Group') return pathOf(node.base)
  if (node.type !== 'AccessAttribute' || node.name.includes('.')) return undefined
  if (!node.base) return node.name
  const base = pathOf(node.base)
  return base === undefined ? undefined : `${base}.${node.name}`
}

/** The same, or the path of an expression over fields of the document alone. */
export const valuePathOf = (node: ExprNode): string | undefined => pathOf(node) ?? expressionPath(node)

/** The conditions that every document has to meet which satisfies a filter. */
export function conditionsOf(filter: ExprNode): Conditions {
  if (filter.type === 'Group') return conditionsOf(filter.base)
  if (filter.type === 'And') {
    const [left, right] = [conditionsOf(filter.left), conditionsOf(filter.right)]
    return { all: [...left.all, ...right.all], complete: left.complete && right.complete }
  }
  // What lists without filters write
  if (filter.type === 'Value' && filter.value === true) return { all: [], complete: true }
  const condition = filter.type === 'OpCall' ? comparison(filter.op, filter.left, filter.right) : undefined
  return condition ? { all: [condition], complete: condition.op !== 'match' } : { all: [], complete: false }
}

const mirrored: Readonly<Record<string, Condition['op']>> = { '==': '==', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
const known: ReadonlySet<string> = new Set([...Object.keys(mirrored), 'match'])

function comparison(op: string, left: ExprNode, right: ExprNode): Condition | undefined {
  const read = op === 'match' ? pathOf : valuePathOf
  const [path, other] = [read(left), read(right)]
  if (path !== undefined && isConstant(right) && known.has(op)) return { path, op: op as Condition['op'], key: right }
  const turned = mirrored[op]
  if (other !== undefined && isConstant(left) && turned) return { path: other, op: turned, key: left }
  const compared = comparisonPath({ type: 'OpCall', op, left, right } as ExprNode)
  return compared === undefined ? undefined : { path: compared, op: '==', key: { type: 'Value', value: true } }
}

const isConstant = (node: ExprNode): boolean =>
  node.type === 'Value' || node.type === 'Parameter' || (node.type === 'Group' && isConstant(node.base))
