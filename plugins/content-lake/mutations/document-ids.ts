import { randomBytes, randomFillSync, randomUUID } from 'node:crypto'
import { publishedIdOf } from '../groq/index.ts'

const draftPrefix = 'drafts.'
const versionPrefix = 'versions.'

/**
 * Document ids as Sanity takes them: 1 to 128 characters of `a-zA-Z0-9._-`, no segment that is empty or starts with a
 * dash. Source: https://www.sanity.io/docs/content-lake/ids
 */
export function isDocumentId(id: string): boolean {
  return id.length > 0 && id.length <= 128 && /^[a-zA-Z0-9_][a-zA-Z0-9_-]*(\.[a-zA-Z0-9_][a-zA-Z0-9_-]*)*$/.test(id)
}

/** Whether an anonymous reader of a public dataset may see the id: only ids without a dot are public. */
export function isRootId(id: string): boolean {
  return !id.includes('.')
}

export function isDraftId(id: string): boolean {
  return id.startsWith(draftPrefix)
}

export function isVersionId(id: string): boolean {
  return id.startsWith(versionPrefix)
}

export function draftIdOf(id: string): string {
  return draftPrefix + publishedIdOf(id)
}

/** `versions.<release>.<id>`. */
export function versionIdOf(release: string, id: string): string {
  return `${versionPrefix}${release}.${publishedIdOf(id)}`
}

/** A fresh document id, as Sanity's clients make them. */
export function newDocumentId(): string {
  return randomUUID()
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const idLength = 22
/** Randomness is fetched for many ids at a time: asking for it costs more than using it. */
const pool = new Uint8Array(idLength * 256)
let used = pool.length

/** A fresh transaction id: 22 characters, about 130 bits. */
export function newTransactionId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let id = ''
  for (const end = used + idLength; used < end; used += 1) id += alphabet[(pool[used] ?? 0) % alphabet.length]
  return id
}

/** Transaction ids a caller may choose. */
export function isTransactionId(id: string): boolean {
  return /^[a-zA-Z0-9._-]{1,128}$/.test(id)
}

/** A fresh array key: 12 hexadecimal digits, as the Studio makes them. */
export function newArrayKey(): string {
  return randomBytes(6).toString('hex')
}
