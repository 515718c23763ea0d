import { attributeName } from './field-path.ts'

const system = new Set(['id', '_id', '_type', '_rev', '_createdAt', '_updatedAt'])

/** Gives a document the `id` that Refine looks for; `_id` stays beside it. */
export const withId = <Row>(row: Row): Row =>
  typeof row === 'object' && row !== null && '_id' in row ? { ...row, id: row._id } : row

/** The attributes a caller may write: system fields are left to the lake, names are checked. */
export function writable(variables: unknown): Readonly<Record<string, unknown>> {
  const entries = Object.entries((variables ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    entries.filter(([name]) => !system.has(name)).map(([name, value]) => [attributeName(name), value]),
  )
}

/** A write of a form: `null` and `undefined` clear an attribute, since the lake keeps no empty ones. */
export function patchOf(variables: unknown): { readonly set: Record<string, unknown>; readonly unset: string[] } {
  const entries = Object.entries(writable(variables))
  const isEmpty = (value: unknown) => value === null || value === undefined
  return {
    set: Object.fromEntries(entries.filter(([, value]) => !isEmpty(value))),
    unset: entries.filter(([, value]) => isEmpty(value)).map(([name]) => name),
  }
}
