import { type ExprNode, evaluateSync, type OpCallNode } from 'groq-js'
import { treeHas, valueNode } from './syntax-tree.ts'

/** A function of ours: it is given the values of its arguments, null for what is missing, and answers a value. */
export type OwnFunction = (...values: readonly unknown[]) => unknown

/**
 * An expression whose value is what `answer` makes of the values of `args`. groq-js adds two lists by asking the left
 * one to `concat` the right one, so a list whose `concat` is ours is told the values of any expressions, and what it
 * answers is the value of the sum. Holds for synchronous evaluation alone.
 */
export function ownCallNode(answer: OwnFunction, args: readonly ExprNode[]): OpCallNode {
  const told: unknown[] = []
  Object.defineProperty(told, 'concat', { value: (values: readonly unknown[]) => answer(...values) ?? null })
  const elements = args.map((value) => ({ type: 'ArrayElement' as const, value, isSplat: false }))
  return { type: 'OpCall', op: '+', left: valueNode(told), right: { type: 'Array', elements } }
}

/**
 * What a call of ours is to be replaced by once its arguments are as they will stay: what is written out in the query,
 * a delivery zone say, is read once and not for every document.
 */
export function foldedCall(call: ExprNode): ExprNode {
  if (isConstant(call)) return constant(call)
  if (call.type !== 'OpCall' || call.right.type !== 'Array') return call
  const elements = call.right.elements.map((element) =>
    isConstant(element.value) ? { ...element, value: constant(element.value) } : element,
  )
  return { ...call, right: { ...call.right, elements } }
}

const constantTypes: ReadonlySet<string> = new Set(['Value', 'Object', 'Array', 'Group', 'Neg', 'Pos', 'OpCall'])

const isConstant = (node: ExprNode): boolean => !treeHas(node, ({ type }) => !constantTypes.has(type))
const constant = (node: ExprNode): ExprNode => (node.type === 'Value' ? node : valueNode(evaluateSync(node).data))
