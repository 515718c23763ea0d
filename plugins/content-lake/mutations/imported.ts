import type { LakeDocument } from '../groq/index.ts'
import { isTransactionId } from './document-ids.ts'
import type { DocumentInput } from './parse-mutations.ts'

/**
 * Whether a request's tag is that of a step of Sanity's import: the documents themselves, then their pictures and files,
 * then their references, which come weak. Source: `@sanity/import` 7.
 */
export function isImportTag(tag: string | null): boolean {
  return tag !== null && /(?:^|\.)import\.(?:doc\.create|asset\.set-refs|ref\.strengthen)$/.test(tag)
}

/** Whether a document brings all that an import keeps: a revision and both its times. */
export function bringsRevision(input: DocumentInput): input is DocumentInput & LakeDocument {
  const { _rev, _createdAt, _updatedAt } = input
  return typeof _rev === 'string' && isTransactionId(_rev) && [_createdAt, _updatedAt].every(isInstant)
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))
}
