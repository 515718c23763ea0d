import { DateTime, type ExprNode, type FuncCallNode, Path } from 'groq-js'
import { type Evaluate, NotCompiled, type Scope } from './scope.ts'
import { isEqual, isObject, memberOf, numberOrNull, typeOf } from './values.ts'
import { holdsReference, textOfBlocks } from './walks.ts'

type Compile = (node: ExprNode) => Evaluate
/** A function of values that were evaluated already. */
type Plain = (scope: Scope, first: unknown, second: unknown) => unknown

const text = (change: (value: string) => unknown): Plain => {
  return (_, value) => (typeof value === 'string' ? change(value) : null)
}
const list = (change: (items: readonly unknown[]) => unknown): Plain => {
  return (_, value) => (Array.isArray(value) ? change(value) : null)
}

/** Numbers of a list taken together; null among them does not count, anything else spoils the whole. */
const reduced = (reduce: (numbers: readonly number[]) => number | null): Plain =>
  list((items) => {
    const numbers: number[] = []
    for (const item of items) {
      if (item === null || item === undefined) continue
      if (typeof item !== 'number') return null
      numbers.push(item)
    }
    return reduce(numbers)
  })

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const least = (a: number, b: number): number => (b < a ? b : a)
const greatest = (a: number, b: number): number => (b > a ? b : a)
const printable: ReadonlySet<string> = new Set(['number', 'string', 'boolean', 'datetime'])

/** Code points, counted as groq-js does. */
function lengthOf(value: string): number {
  let count = 0
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at)
    if (code < 0xd800 || code > 0xdbff) count += 1
  }
  return count
}

function joined(_: Scope, items: unknown, separator: unknown): unknown {
  if (!Array.isArray(items) || typeof separator !== 'string') return null
  return items.every((item) => printable.has(typeOf(item))) ? items.map(String).join(separator) : null
}

function unique(items: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>()
  return items.filter((item) => {
    if (!printable.has(typeOf(item))) return true
    if (seen.has(item)) return false
    seen.add(item)
    return true
  })
}

function split(_: Scope, value: unknown, separator: unknown): unknown {
  if (typeof value !== 'string' || typeof separator !== 'string') return null
  if (value.length === 0) return []
  return separator.length === 0 ? Array.from(value) : value.split(separator)
}

function rounded(_: Scope, value: unknown, precision: unknown): unknown {
  if (typeof value !== 'number') return null
  const digits = precision === undefined ? 0 : precision
  if (typeof digits !== 'number' || digits < 0 || !Number.isInteger(digits)) return null
  if (digits === 0) return value < 0 ? -Math.round(-value) : Math.round(value)
  return Number(value.toFixed(digits))
}

function versionParts(scope: Scope, id: unknown): { readonly id: string; readonly own: readonly string[] } | null {
  const own = memberOf(scope.value, '_id')
  return typeof id === 'string' && typeof own === 'string' ? { id, own: own.split('.') } : null
}

function isVersionOf(scope: Scope, id: unknown): unknown {
  const parts = versionParts(scope, id)
  if (!parts) return null
  const [first, second] = [parts.own[0], parts.own.length]
  if (parts.own.join('.') === parts.id) return true
  if (first === 'drafts' && second >= 2) return parts.own.slice(1).join('.') === parts.id
  return first === 'versions' && second >= 3 && parts.own.slice(2).join('.') === parts.id
}

function isPartOfRelease(scope: Scope, id: unknown): unknown {
  const parts = versionParts(scope, id)
  return parts && parts.own.length >= 3 && parts.own[0] === 'versions' && parts.own[1] === parts.id
}

const plain: Readonly<Record<string, Plain>> = {
  'array::compact': list((items) => items.filter((item) => item !== null && item !== undefined)),
  'array::intersects': (_, a, b) =>
    Array.isArray(a) && Array.isArray(b) ? a.some((x) => b.some((y) => isEqual(x ?? null, y ?? null))) : null,
  'array::join': joined,
  'array::unique': list(unique),
  'dateTime::now': ({ run }) => new DateTime(run.now),
  'global::count': list((items) => items.length),
  'global::dateTime': (_, value) =>
    value instanceof DateTime ? value : typeof value === 'string' ? DateTime.parseToValue(value).data : null,
  'global::defined': (_, value) => value !== null,
  'global::identity': ({ run }) => run.identity,
  'global::length': (_, value) =>
    typeof value === 'string' ? lengthOf(value) : Array.isArray(value) ? value.length : null,
  'global::lower': text((value) => value.toLowerCase()),
  'global::now': ({ run }) => run.now.toISOString(),
  'global::path': text((value) => new Path(value)),
  'global::round': rounded,
  'global::string': (_, value) => (printable.has(typeOf(value)) ? String(value) : null),
  'global::upper': text((value) => value.toUpperCase()),
  'math::avg': reduced((numbers) => (numbers.length === 0 ? null : numberOrNull(sum(numbers) / numbers.length))),
  'math::max': reduced((numbers) => (numbers.length === 0 ? null : numbers.reduce(greatest))),
  'math::min': reduced((numbers) => (numbers.length === 0 ? null : numbers.reduce(least))),
  'math::sum': reduced((numbers) => numberOrNull(sum(numbers))),
  'pt::text': (_, value) => textOfBlocks(value),
  'releases::all': ({ run }) => run.everything().filter((item) => isObject(item) && item['_type'] === 'system.release'),
  'sanity::dataset': ({ run }) => run.sanity?.dataset ?? null,
  'sanity::partOfRelease': isPartOfRelease,
  'sanity::projectId': ({ run }) => run.sanity?.projectId ?? null,
  'sanity::versionOf': isVersionOf,
  'string::lower': text((value) => value.toLowerCase()),
  'string::split': split,
  'string::startsWith': (_, value, prefix) =>
    typeof value === 'string' && typeof prefix === 'string' ? value.startsWith(prefix) : null,
  'string::upper': text((value) => value.toUpperCase()),
}

/** Functions whose arguments are evaluated in their own way. */
const special: Readonly<Record<string, (args: readonly Evaluate[]) => Evaluate>> = {
  'global::coalesce': (args) => (scope) => {
    for (const arg of args) {
      const value = arg(scope)
      if (value !== null) return value
    }
    return null
  },
  'global::references': (args) => (scope) => {
    const ids = new Set(args.flatMap((arg) => [arg(scope)].flat().filter((id) => typeof id === 'string')))
    return ids.size > 0 && holdsReference(scope.value, ids)
  },
}

/** A call of a function. Throws {@link NotCompiled} for those that only groq-js knows. */
export function compileCall({ namespace, name, args }: FuncCallNode, compile: Compile): Evaluate {
  const called = `${namespace}::${name}`
  const values = args.map((arg) => compile(arg as ExprNode))
  const way = special[called]
  if (way) return way(values)
  const work = plain[called]
  if (!work) throw new NotCompiled(`the function ${called}()`)
  const [first, second] = values
  if (!first) return (scope) => work(scope, undefined, undefined)
  if (!second) return (scope) => work(scope, first(scope), undefined)
  return (scope) => work(scope, first(scope), second(scope))
}

/** Whether evaluating an expression may fail, so that it cannot be left out where groq-js would not. */
export const mayFail = (node: ExprNode): boolean =>
  node.type === 'FuncCall' && (node.name === 'boost' || (node.name === 'round' && node.args.length > 1))
