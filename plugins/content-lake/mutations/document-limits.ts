import type { LakeDocument } from '../groq/index.ts'
import { limitExceeded } from './mutation-error.ts'

/**
 * What one document may hold: bytes of JSON, levels of attributes below each other, and attributes, of which a path
 * with a type of value counts once however many items of an array have it.
 * Source: https://www.sanity.io/docs/content-lake/technical-limits
 */
export const documentLimits = { bytes: 32_000_000, depth: 20, attributes: 1_000 } as const

/** Refuses (400) a document beyond the limits. Quick for those that are far from them. */
export function checkLimits(document: LakeDocument): void {
  const measure: Measure = { members: 0, characters: 0, depth: 0 }
  take(document, 0, measure)
  const { depth, bytes, attributes } = documentLimits
  if (measure.depth > depth)
    throw limitExceeded(document._id, `Document ${JSON.stringify(document._id)} is nested deeper than ${depth} levels`)
  if (measure.members > attributes && attributesOf(document).size > attributes)
    throw limitExceeded(document._id, `Document ${JSON.stringify(document._id)} has more than ${attributes} attributes`)
  // A character is at most six bytes of JSON, so that only large documents need be counted exactly.
  if (measure.characters * 6 > bytes && Buffer.byteLength(JSON.stringify(document)) > bytes)
    throw limitExceeded(document._id, `Document ${JSON.stringify(document._id)} is larger than ${bytes} bytes`)
}

/** Upper bounds of what a document holds. */
interface Measure {
  members: number
  characters: number
  depth: number
}

function take(value: unknown, depth: number, measure: Measure): void {
  measure.depth = Math.max(measure.depth, depth)
  if (typeof value === 'string') measure.characters += value.length + 3
  else if (typeof value !== 'object' || value === null) measure.characters += 25
  else if (Array.isArray(value)) {
    measure.characters += 2 + value.length
    measure.members += value.length
    for (const item of value) take(item, depth, measure)
  } else {
    for (const name in value) {
      measure.members += 1
      measure.characters += name.length + 6
      take((value as Record<string, unknown>)[name], depth + 1, measure)
    }
  }
}

/** Every path with every type of value it has; items of an array share one path. */
export function attributesOf(value: unknown, path = '', into: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) attributesOf(item, `${path}[]`, into)
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) attributesOf(member, `${path}.${name}`, into)
  if (path !== '') into.add(`${path} ${typeOf(value)}`)
  return into
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
