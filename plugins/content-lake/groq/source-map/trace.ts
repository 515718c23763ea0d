import type { ExprNode, FilterNode, ObjectAttributeNode, PipeFuncCallNode } from 'groq-js'
import type { LakeDocument } from '../document.ts'
import { isRecord } from '../references.ts'
import { valueNode } from '../syntax-tree.ts'
import { ancestor, hiddenIn, nested, type Scope } from './scope.ts'
import {
  arrayOf,
  itemsOf,
  made,
  memberOf,
  membersOf,
  objectOf,
  reselect,
  storedDocument,
  type Traced,
} from './traced.ts'

/** What tracing asks of the engine. */
export interface Tracing {
  /** Evaluates an expression the ordinary way, in a scope. */
  evaluate(node: ExprNode, scope: Scope): unknown
  /** The document of that id as this query sees it. */
  get(id: string): LakeDocument | undefined
}

type Kind = ExprNode['type']
type Rule<Type extends Kind> = (node: Extract<ExprNode, { type: Type }>, scope: Scope, tracing: Tracing) => Traced
type Rules = { readonly [Type in Kind]?: Rule<Type> }

/** Evaluates an expression like the engine does, keeping where each value came from as far as it can be known. */
export function trace(node: ExprNode, scope: Scope, tracing: Tracing): Traced {
  const rule = rules[node.type] as Rule<Kind> | undefined
  return rule ? rule(node as never, scope, tracing) : lift(tracing.evaluate(node, scope), tracing)
}

/** Documents are recognised wherever the engine hands them out; other values have no origin. */
function lift(value: unknown, tracing: Tracing): Traced {
  if (Array.isArray(value)) return arrayOf(value.map((item: unknown) => lift(item, tracing)))
  const id = isRecord(value) ? value['_id'] : undefined
  const document = typeof id === 'string' ? tracing.get(id) : undefined
  return document !== undefined && document === value ? storedDocument(document) : made(value)
}

/** Filters and orders choose among what they are given: the engine chooses, and what it chose is found again. */
function choose(node: FilterNode | PipeFuncCallNode, scope: Scope, tracing: Tracing): Traced {
  const base = trace(node.base, scope, tracing)
  const items = itemsOf(base)
  const chosen = tracing.evaluate({ ...node, base: valueNode(base.value) }, scope)
  return items && Array.isArray(chosen) ? arrayOf(reselect(chosen, items)) : lift(chosen, tracing)
}

const rules: Rules = {
  Value: (node) => made(node.value, true),
  This: (_, scope) => scope.value,
  Parent: (node, scope) => ancestor(scope, node.n)?.value ?? made(null),
  Group: (node, scope, tracing) => trace(node.base, scope, tracing),
  AccessAttribute: (node, scope, tracing) =>
    memberOf(node.base ? trace(node.base, scope, tracing) : scope.value, node.name),
  AccessElement(node, scope, tracing) {
    const items = itemsOf(trace(node.base, scope, tracing))
    return items?.at(node.index) ?? made(null)
  },
  ArrayCoerce(node, scope, tracing) {
    const base = trace(node.base, scope, tracing)
    return itemsOf(base) ? base : made(null)
  },
  Filter: choose,
  Slice(node, scope, tracing) {
    const base = trace(node.base, scope, tracing)
    const items = itemsOf(base)
    const places = items && tracing.evaluate({ ...node, base: valueNode([...items.keys()]) }, scope)
    return items && Array.isArray(places) ? arrayOf(places.map((at: number) => items[at] ?? made(null))) : made(null)
  },
  PipeFuncCall: choose,
  Map(node, scope, tracing) {
    const items = itemsOf(trace(node.base, scope, tracing))
    return items ? arrayOf(items.map((item) => trace(node.expr, hiddenIn(scope, item), tracing))) : made(null)
  },
  FlatMap(node, scope, tracing) {
    const items = itemsOf(trace(node.base, scope, tracing))
    if (!items) return made(null)
    const parts = items.map((item) => trace(node.expr, hiddenIn(scope, item), tracing))
    return arrayOf(parts.flatMap((part) => itemsOf(part) ?? [part]))
  },
  Projection(node, scope, tracing) {
    const base = trace(node.base, scope, tracing)
    return isRecord(base.value) ? trace(node.expr, nested(scope, base), tracing) : made(null)
  },
  Object: (node, scope, tracing) =>
    objectOf(new Map(node.attributes.flatMap((attribute) => attributesOf(attribute, scope, tracing)))),
  Array: (node, scope, tracing) =>
    arrayOf(
      node.elements.flatMap(({ value, isSplat }) => {
        const element = trace(value, scope, tracing)
        return isSplat ? (itemsOf(element) ?? []) : [element]
      }),
    ),
  Select(node, scope, tracing) {
    const chosen = node.alternatives.find(({ condition }) => tracing.evaluate(condition, scope) === true)
    const value = chosen?.value ?? node.fallback
    return value ? trace(value, scope, tracing) : made(null)
  },
  FuncCall(node, scope, tracing) {
    if (node.name !== 'coalesce' || node.namespace !== 'global') return lift(tracing.evaluate(node, scope), tracing)
    for (const argument of node.args) {
      const traced = trace(argument, scope, tracing)
      if (traced.value !== null) return traced
    }
    return made(null)
  },
}

type Attributes = readonly (readonly [string, Traced])[]

function attributesOf(attribute: ObjectAttributeNode, scope: Scope, tracing: Tracing): Attributes {
  if (attribute.type === 'ObjectAttributeValue') return [[attribute.name, trace(attribute.value, scope, tracing)]]
  if (attribute.type === 'ObjectConditionalSplat' && tracing.evaluate(attribute.condition, scope) !== true) return []
  return [...(membersOf(trace(attribute.value, scope, tracing)) ?? [])]
}
