import { type ExprNode, evaluateSync, toJS } from 'groq-js'
import { isRecord } from '../references.ts'

type KeyPath = readonly (string | number)[]

/** What a selector's conditions are evaluated with. */
export type Parameters = Readonly<Record<string, unknown>>

/** Whether anything that the selector names differs. Items of lists are compared by place. */
export function changedAny(before: unknown, after: unknown, selector: ExprNode, params: Parameters): boolean {
  const [chosen, chosenAfter] = [pathsOf(selector, before, params), pathsOf(selector, after, params)]
  if (chosen.length !== chosenAfter.length) return true
  return chosen.some((path) => listsDiffer(before, after, path) || !same(valueAt(before, path), valueAt(after, path)))
}

/** Whether nothing differs but what the selector names. */
export function changedOnly(before: unknown, after: unknown, selector: ExprNode, params: Parameters): boolean {
  const chosen = pathsOf(selector, before, params)
  return differences(before, after).every((path) => chosen.some((start) => start.every((key, i) => path[i] === key)))
}

/** The places that a selector names in a value. */
function pathsOf(node: ExprNode, value: unknown, params: Parameters): readonly KeyPath[] {
  switch (node.type) {
    case 'Group':
      return pathsOf(node.base, value, params)
    case 'Tuple':
      return node.members.flatMap((member) => pathsOf(member, value, params))
    case 'AccessAttribute':
      return node.base ? pathsOf(node.base, value, params).map((path) => [...path, node.name]) : [[node.name]]
    case 'ArrayCoerce':
      return pathsOf(node.base, value, params).flatMap((path) => itemsAt(value, path).map(({ at }) => at))
    case 'Filter':
      return pathsOf(node.base, value, params).flatMap((path) =>
        itemsAt(value, path).flatMap(({ at, item }) => (holds(node.expr, item, params) ? [at] : [])),
      )
    case 'SelectorFuncCall':
      return anywhere(node.arg, value, params, [])
    case 'SelectorNested':
      return pathsOf(node.base, value, params).flatMap((path) =>
        pathsOf(node.nested, valueAt(value, path), params).map((inner) => [...path, ...inner]),
      )
    default:
      return []
  }
}

/** Every object, however deep, for which the condition holds. */
function anywhere(condition: ExprNode, value: unknown, params: Parameters, at: KeyPath): readonly KeyPath[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => anywhere(condition, item, params, [...at, i]))
  if (!isRecord(value)) return []
  const own = holds(condition, value, params) ? [at] : []
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => anywhere(condition, inner, params, [...at, key]))]
}

function holds(condition: ExprNode, value: unknown, params: Parameters): boolean {
  return toJS(evaluateSync(condition, { root: value, params: { ...params } })) === true
}

function itemsAt(value: unknown, path: KeyPath): readonly { at: KeyPath; item: unknown }[] {
  const list = valueAt(value, path)
  return Array.isArray(list) ? list.map((item: unknown, i) => ({ at: [...path, i], item })) : []
}

function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((held, key) => {
    if (Array.isArray(held)) return held[Number(key)]
    return isRecord(held) && Object.hasOwn(held, key) ? held[key] : undefined
  }, value)
}

/** A place in a list means nothing once the list has grown or shrunk. */
function listsDiffer(before: unknown, after: unknown, path: KeyPath): boolean {
  return path.some((key, i) => {
    if (typeof key !== 'number') return false
    const [was, is] = [valueAt(before, path.slice(0, i)), valueAt(after, path.slice(0, i))]
    return !Array.isArray(was) || !Array.isArray(is) || was.length !== is.length
  })
}

function differences(before: unknown, after: unknown, at: KeyPath = []): readonly KeyPath[] {
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((item, i) => differences(item, after[i], [...at, i]))
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) => differences(before[key], after[key], [...at, key]))
  }
  return same(before, after) ? [] : [at]
}

function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, i) => same(item, other[i]))
  if (isRecord(one) && isRecord(other)) {
    const keys = Object.keys(one)
    return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]))
  }
  return (one ?? null) === (other ?? null)
}
