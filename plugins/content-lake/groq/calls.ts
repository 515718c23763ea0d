import type { ExprNode } from 'groq-js'
import { valueNode } from './syntax-tree.ts'

/** A function of ours: it is given the values of its arguments, null for what is missing, and answers a value. */
export type OwnFunction = (...values: readonly unknown[]) => unknown

/**
 * An expression whose value is what `answer` makes of the values of `args`. groq-js adds two lists by asking the left
 * one to `concat` the right one, so a list whose `concat` is ours is told the values of any expressions, and what it
 * answers is the value of the sum. Holds for synchronous evaluation alone.
 */
export function ownCallNode(answer: OwnFunction, args: readonly ExprNode[]): ExprNode {
  const told: unknown[] = []
  Object.defineProperty(told, 'concat', { value: (values: readonly unknown[]) => answer(...values) ?? null })
  const elements = args.map((value) => ({ type: 'ArrayElement' as const, value, isSplat: false }))
  return { type: 'OpCall', op: '+', left: valueNode(told), right: { type: 'Array', elements } }
}
