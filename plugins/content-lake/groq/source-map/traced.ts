import type { LakeDocument } from '../document.ts'
import { isRecord } from '../references.ts'

/** One step into a document. An item of an array is known by its place, and by its key when it has one. */
export type Step = string | { readonly index: number; readonly key: string | undefined }

/** Where a value stands: in which document as this query sees it, and how to get there. */
export interface Origin {
  readonly document: LakeDocument
  readonly path: readonly Step[]
}

/**
 * A value with what is known of where it came from. `stored`: as it stands in a document, with all below it. `object`
 * and `array`: put together by the query from traced parts. `made`: computed, or written in the query (`literal`).
 */
export type Traced =
  | { readonly kind: 'stored'; readonly value: unknown; readonly origin: Origin }
  | {
      readonly kind: 'object'
      readonly value: Readonly<Record<string, unknown>>
      readonly members: ReadonlyMap<string, Traced>
    }
  | { readonly kind: 'array'; readonly value: readonly unknown[]; readonly items: readonly Traced[] }
  | { readonly kind: 'made'; readonly value: unknown; readonly literal: boolean }

/** A value of no known origin. */
export const made = (value: unknown, literal = false): Traced => ({ kind: 'made', value: value ?? null, literal })

/** A whole document. */
export const storedDocument = (document: LakeDocument): Traced => ({
  kind: 'stored',
  value: document,
  origin: { document, path: [] },
})

const below = ({ document, path }: Origin, step: Step): Origin => ({ document, path: [...path, step] })

/** An attribute of a traced object; null for what is no object or lacks it. */
export function memberOf(traced: Traced, name: string): Traced {
  if (traced.kind === 'object') return traced.members.get(name) ?? made(null)
  if (traced.kind !== 'stored' || !isRecord(traced.value) || !Object.hasOwn(traced.value, name)) return made(null)
  return { kind: 'stored', value: traced.value[name] ?? null, origin: below(traced.origin, name) }
}

/** Every attribute of a traced object, in order; undefined for what is no object. */
export function membersOf(traced: Traced): ReadonlyMap<string, Traced> | undefined {
  if (traced.kind === 'object') return traced.members
  if (!isRecord(traced.value)) return undefined
  return new Map(
    Object.keys(traced.value).map((name) => [
      name,
      traced.kind === 'stored' ? memberOf(traced, name) : made((traced.value as Record<string, unknown>)[name]),
    ]),
  )
}

const keyOf = (item: unknown): string | undefined => {
  const key = isRecord(item) ? item['_key'] : undefined
  return typeof key === 'string' ? key : undefined
}

/** The items of a traced array; undefined for what is none. */
export function itemsOf(traced: Traced): readonly Traced[] | undefined {
  if (traced.kind === 'array') return traced.items
  if (!Array.isArray(traced.value)) return undefined
  const values: readonly unknown[] = traced.value
  if (traced.kind !== 'stored') return values.map((value) => made(value))
  const { origin } = traced
  return values.map((value, index) => ({
    kind: 'stored',
    value,
    origin: below(origin, { index, key: keyOf(value) }),
  }))
}

/** Traced items as one array. */
export const arrayOf = (items: readonly Traced[]): Traced => ({
  kind: 'array',
  items,
  value: items.map(({ value }) => value),
})

/** Traced attributes as one object. */
export const objectOf = (members: ReadonlyMap<string, Traced>): Traced => ({
  kind: 'object',
  members,
  value: Object.fromEntries([...members].map(([name, { value }]) => [name, value])),
})

/**
 * Finds again, among what went into a selection, what came out of it: objects by identity, other values by the first
 * equal one that is not taken yet.
 */
export function reselect(values: readonly unknown[], candidates: readonly Traced[]): readonly Traced[] {
  const left = new Map<unknown, Traced[]>()
  for (const candidate of candidates) {
    const same = left.get(candidate.value)
    if (same) same.push(candidate)
    else left.set(candidate.value, [candidate])
  }
  return values.map((value) => left.get(value)?.shift() ?? made(value))
}
