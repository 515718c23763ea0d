import { newArrayKey } from './document-ids.ts'

/** Gives every object inside an array a `_key` that has none. Returns the same value when nothing was missing. */
export function withArrayKeys<T>(value: T, makeKey: () => string = newArrayKey): T {
  return visit(value, makeKey) as T
}

function visit(value: unknown, makeKey: () => string): unknown {
  if (Array.isArray(value)) return mapSame(value, (item) => keyed(visit(item, makeKey), makeKey))
  if (typeof value !== 'object' || value === null) return value
  let changed: Record<string, unknown> | undefined
  for (const [name, member] of Object.entries(value)) {
    const next = visit(member, makeKey)
    if (next === member) continue
    changed ??= { ...value }
    changed[name] = next
  }
  return changed ?? value
}

function keyed(item: unknown, makeKey: () => string): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item) || '_key' in item) return item
  return { ...item, _key: makeKey() }
}

function mapSame(list: readonly unknown[], change: (item: unknown) => unknown): readonly unknown[] {
  const next = list.map(change)
  return next.some((item, index) => item !== list[index]) ? next : list
}
