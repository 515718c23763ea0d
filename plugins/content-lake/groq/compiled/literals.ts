import type { ArrayNode, ExprNode, ObjectAttributeNode, ObjectNode } from 'groq-js'
import type { Evaluate, Scope } from './scope.ts'
import { isObject } from './values.ts'

type Compile = (node: ExprNode) => Evaluate
type Fill = (result: Record<string, unknown>, scope: Scope) => void

/** `{...}`: attribute by attribute, later ones over earlier ones. */
export function compileObject({ attributes }: ObjectNode, compile: Compile): Evaluate {
  const fills = attributes.map((attribute) => fillOf(attribute, compile))
  return (scope) => {
    const result: Record<string, unknown> = {}
    for (const fill of fills) fill(result, scope)
    return result
  }
}

function fillOf(attribute: ObjectAttributeNode, compile: Compile): Fill {
  const value = compile(attribute.value)
  if (attribute.type === 'ObjectAttributeValue') {
    const { name } = attribute
    return (result, scope) => {
      result[name] = value(scope)
    }
  }
  const splat: Fill = (result, scope) => {
    const part = value(scope)
    if (isObject(part)) Object.assign(result, part)
  }
  if (attribute.type === 'ObjectSplat') return splat
  const condition = compile(attribute.condition)
  return (result, scope) => {
    if (condition(scope) === true) splat(result, scope)
  }
}

/** `[...]`; what is no array is not splatted. */
export function compileArray({ elements }: ArrayNode, compile: Compile): Evaluate {
  const parts = elements.map(({ value, isSplat }) => ({ value: compile(value), isSplat }))
  return (scope) => {
    const result: unknown[] = []
    for (const { value, isSplat } of parts) {
      const item = value(scope)
      if (!isSplat) result.push(item)
      else if (Array.isArray(item)) for (const each of item) result.push(each)
    }
    return result
  }
}
