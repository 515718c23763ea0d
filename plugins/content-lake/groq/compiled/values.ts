import { DateTime, Path } from 'groq-js'

/**
 * Values as compiled queries carry them: JSON, and groq-js' own `DateTime` and `Path`. Nothing is ever undefined. The
 * rules below are those of groq-js, one by one: the fuzz tests hold them together.
 */
export const typeOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (typeof value !== 'object') return typeof value
  if (Array.isArray(value)) return 'array'
  if (value instanceof Path) return 'path'
  return value instanceof DateTime ? 'datetime' : 'object'
}

/** A JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof DateTime) &&
    !(value instanceof Path)
  )
}

/** An own member of an object, null for everything else. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null
}

/** What has no number is null. */
export const numberOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** `==`: false for objects and arrays, even the same ones. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === null || typeof a !== 'object') return a === b
  return a instanceof DateTime && b instanceof DateTime && a.equals(b)
}

/** `<` and its kin: null for values of two types, or of one that has no order. */
export function partialCompare(a: unknown, b: unknown): number | null {
  if (typeof a === 'string') return typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : null
  if (typeof a === 'number') return typeof b === 'number' ? a - b : null
  if (typeof a === 'boolean') return typeof b === 'boolean' ? Number(a) - Number(b) : null
  return a instanceof DateTime && b instanceof DateTime ? a.compareTo(b) : null
}

const ranks: Readonly<Record<string, number>> = { datetime: 1, number: 2, string: 3, boolean: 4 }
const lastRank = 100

/** The order of `order()`: by type first; values without an order are all alike and come last. */
export function totalCompare(a: unknown, b: unknown): number {
  const compared = partialCompare(a, b)
  if (compared !== null) return compared
  return (ranks[typeOf(a)] ?? lastRank) - (ranks[typeOf(b)] ?? lastRank)
}
