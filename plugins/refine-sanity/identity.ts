import { attributeName } from './field-path.ts'
import { requestError } from './http-error.ts'
import { isRecord } from './lake-problems.ts'

const system = new Set(['id', '_id', '_type', '_rev', '_createdAt', '_updatedAt', '_originalId'])

/** Gives a document the `id` that Refine looks for; `_id` stays beside it. */
export const withId = <Row>(row: Row): Row =>
  typeof row === 'object' && row !== null && '_id' in row ? { ...row, id: row._id } : row

/** The id a document has for people: `drafts.` and `versions.<release>.` are only where an edition of it lies. */
export const publishedId = (id: string): string => id.replace(/^(?:drafts|versions\.[^.]+)\./, '')
export const draftId = (id: string): string => `drafts.${publishedId(id)}`

/** An id as the lake takes them. Ids stand in addresses, so anything may come in: what is none is a 400. */
export function documentId(id: unknown): string {
  const text = typeof id === 'number' ? String(id) : id
  if (typeof text === 'string' && /^[\w.-]{1,128}$/.test(text)) return text
  const message = 'An id is 1 to 128 letters, digits, dots, dashes and underscores.'
  throw requestError(message, { id: message })
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A fresh id of 22 characters. Made here, so that a create whose answer was lost can be repeated under the same one. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(22)), (byte) => letters[byte % letters.length]).join('')

/** The attributes a caller may write: system fields are left to the lake, names are checked. */
export function writable(variables: unknown): Readonly<Record<string, unknown>> {
  const entries = Object.entries(isRecord(variables) ? variables : {})
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
