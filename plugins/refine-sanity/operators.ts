import type { CrudOperators } from '@refinedev/core'
import { requestError } from './http-error.ts'

/** Hands out parameter names: `bind(value)` stores the value and answers `$f0`, `$f1`, ... */
export type Bind = (value: unknown) => string

/** Writes the condition of one filter. `field` is checked GROQ; `value` is anything and only ever bound. */
export type WriteCondition = (field: string, value: unknown, bind: Bind) => string

type Scalar = string | number | boolean | null
const scalar = (value: unknown): Scalar => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw requestError(`a filter cannot compare with ${typeof value === 'number' ? String(value) : typeof value}`)
}
const list = (value: unknown): readonly Scalar[] => {
  if (!Array.isArray(value)) throw requestError('this filter needs a list of values')
  return value.map(scalar)
}
const text = (value: unknown): string => {
  if (typeof value !== 'string') throw requestError('this filter needs a text')
  return value
}
/** Two bounds; `null`, `undefined` and an empty text leave their end open, as an empty field of a form does. */
const pair = (value: unknown): readonly (Scalar | undefined)[] => {
  if (!Array.isArray(value) || value.length !== 2) throw requestError('this filter needs two values')
  return value.map((each) => (each === null || each === undefined || each === '' ? undefined : scalar(each)))
}

const compare =
  (sign: '==' | '<' | '>' | '<=' | '>='): WriteCondition =>
  (field, value, bind) =>
    `${field} ${sign} ${bind(scalar(value))}`

/** Both sides in lower case, or neither: GROQ's `match` splits into words and is of no use for a literal part. */
const fold = (caseless: boolean) => ({
  field: (field: string) => (caseless ? `lower(${field})` : field),
  value: (value: unknown) => (caseless ? text(value).toLowerCase() : text(value)),
})

const contains = (caseless: boolean): WriteCondition => {
  const { field: fieldOf, value: valueOf } = fold(caseless)
  return (field, value, bind) =>
    text(value) === '' ? `defined(${field})` : `count(string::split(${fieldOf(field)}, ${bind(valueOf(value))})) > 1`
}

const startsWith = (caseless: boolean): WriteCondition => {
  const { field: fieldOf, value: valueOf } = fold(caseless)
  return (field, value, bind) => `string::startsWith(${fieldOf(field)}, ${bind(valueOf(value))})`
}

/** GROQ has no ending test: the last characters are cut off, joined, and compared. */
const endsWith = (caseless: boolean): WriteCondition => {
  const { field: fieldOf, value: valueOf } = fold(caseless)
  return (field, value, bind) => {
    const wanted = valueOf(value)
    if (wanted === '') return `defined(${field})`
    const from = bind(-Array.from(wanted).length)
    return `array::join(string::split(${fieldOf(field)}, "")[${from}..-1], "") == ${bind(wanted)}`
  }
}

const isAnyOf: WriteCondition = (field, value, bind) => `${field} in ${bind(list(value))}`
const hasAll: WriteCondition = (field, value, bind) => {
  const wanted = list(value)
  return wanted.length === 0 ? `defined(${field})` : wanted.map((each) => `${bind(each)} in ${field}`).join(' && ')
}
const between: WriteCondition = (field, value, bind) => {
  const [from, to] = pair(value)
  const ends = [
    ...(from === undefined ? [] : [`${field} >= ${bind(from)}`]),
    ...(to === undefined ? [] : [`${field} <= ${bind(to)}`]),
  ]
  return ends.length === 0 ? `defined(${field})` : ends.join(' && ')
}
const isNull: WriteCondition = (field) => `!defined(${field})`

/**
 * Everything a filter does not match, documents without the field included. `coalesce` because a comparison with
 * something missing is neither true nor false in GROQ, and `!null` stays null.
 */
const not =
  (condition: WriteCondition): WriteCondition =>
  (field, value, bind) =>
    `!coalesce(${condition(field, value, bind)}, false)`

const equals = compare('==')

/** Every operator of Refine 5 save `or` and `and`, which hold filters and are written by `filters.ts`. */
export const operators = {
  eq: equals,
  ne: not(equals),
  eqs: equals,
  nes: not(equals),
  lt: compare('<'),
  gt: compare('>'),
  lte: compare('<='),
  gte: compare('>='),
  in: isAnyOf,
  nin: not(isAnyOf),
  ina: hasAll,
  nina: not(hasAll),
  contains: contains(true),
  ncontains: not(contains(true)),
  containss: contains(false),
  ncontainss: not(contains(false)),
  between,
  nbetween: not(between),
  null: isNull,
  nnull: not(isNull),
  startswith: startsWith(true),
  nstartswith: not(startsWith(true)),
  startswiths: startsWith(false),
  nstartswiths: not(startsWith(false)),
  endswith: endsWith(true),
  nendswith: not(endsWith(true)),
  endswiths: endsWith(false),
  nendswiths: not(endsWith(false)),
} as const satisfies Record<Exclude<CrudOperators, 'or' | 'and'>, WriteCondition>
