import type { ExprNode } from 'groq-js'
import { mapChildren } from '../syntax-tree.ts'
import type { Traced } from './traced.ts'

/**
 * What `@` is, and what `^` leads to. A hidden scope is the one inside `base.attr` over arrays: scopes made within it
 * stand beside it, so that `^` does not count it.
 */
export interface Scope {
  readonly value: Traced
  readonly parent: Scope | undefined
  readonly hidden: boolean
}

export const nested = (scope: Scope, value: Traced): Scope => ({
  value,
  parent: scope.hidden ? scope.parent : scope,
  hidden: false,
})

export const hiddenIn = (scope: Scope, value: Traced): Scope => ({ ...nested(scope, value), hidden: true })

/** The scope that `n` carets lead to. */
export function ancestor(scope: Scope, n: number): Scope | undefined {
  let current: Scope | undefined = scope
  for (let up = 0; up < n; up += 1) current = current?.parent
  return current
}

/** No query can spell this name, so it never meets a parameter of the caller's. */
const parameterOf = (up: number): string => `^${up}`

/** Values of everything that carets may lead to, as parameters of a closed expression. */
export function ancestorParameters(scope: Scope): Readonly<Record<string, unknown>> {
  const parameters: Record<string, unknown> = {}
  let up = 0
  for (let above = scope.parent; above; above = above.parent) {
    up += 1
    parameters[parameterOf(up)] = above.value.value
  }
  return parameters
}

interface Depth {
  readonly below: number
  readonly hidden: boolean
}

/** Exchanges the carets that lead out of an expression for parameters, so that it can be evaluated by itself. */
export function closeOver(node: ExprNode, scope: Pick<Scope, 'hidden'>): ExprNode {
  return close(node, { below: 0, hidden: scope.hidden })
}

function close(node: ExprNode, depth: Depth): ExprNode {
  if (node.type === 'Parent')
    return node.n > depth.below ? { type: 'Parameter', name: parameterOf(node.n - depth.below) } : node
  const maps = node.type === 'Map' || node.type === 'FlatMap'
  const opens = maps || node.type === 'Filter' || node.type === 'Projection' || node.type === 'PipeFuncCall'
  const inner = opens ? { below: depth.hidden ? depth.below : depth.below + 1, hidden: maps } : depth
  const base = 'base' in node ? node.base : undefined
  return mapChildren(node, { hidden: false }, (child) => close(child, child === base ? depth : inner))
}
