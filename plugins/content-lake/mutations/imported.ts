import type { LakeDocument } from '../groq/index.ts'
import { isTransactionId } from './document-ids.ts'
import { type DocumentInput, type PatchOperations, record } from './parse-mutations.ts'

/**
 * Whether a request's tag is that of a step of Sanity's import: the documents themselves, then what is known of pictures
 * and files, who refers to them, then references, which come weak. Source: `@sanity/import` 7.
 */
export function isImportTag(tag: string | null): boolean {
  return tag !== null && /(?:^|\.)import\.(?:doc\.create|asset\.add-meta|asset\.set-refs|ref\.strengthen)$/.test(tag)
}

/** Whether a document brings all that an import keeps: a revision and both its times. */
export function bringsRevision(input: DocumentInput): input is DocumentInput & LakeDocument {
  const { _rev, _createdAt, _updatedAt } = input
  return typeof _rev === 'string' && isTransactionId(_rev) && [_createdAt, _updatedAt].every(isInstant)
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))
}

/**
 * Sanity's import does not pass on `_rev`, `_createdAt` and `_updatedAt` of the documents of pictures and files, which are
 * made anew by their upload; it does pass on every field that it does not know. So an export says the three once more in
 * this field, and an import takes them from it. No document keeps it. Source: `uploadAssets.js` of `@sanity/import` 7.
 */
const originField = 'lakeOrigin'

function isAsset({ _type }: { readonly _type: string }): boolean {
  return _type === 'sanity.imageAsset' || _type === 'sanity.fileAsset'
}

/** A document as an export tells it. */
export function withOrigin(document: LakeDocument): LakeDocument {
  if (!isAsset(document)) return document
  const { _rev: rev, _createdAt: createdAt, _updatedAt: updatedAt } = document
  return { ...document, [originField]: { rev, createdAt, updatedAt } }
}

/** A document that comes as it was exported, without what only the way through an import needs. */
export function withoutOrigin(document: DocumentInput): DocumentInput {
  if (!isAsset(document) || !(originField in document)) return document
  const { [originField]: _, ...rest } = document
  return rest
}

/** What an import's patch of a document comes to, and the revision that it gives where it brings a whole origin. */
export function splitOrigin(
  operations: PatchOperations,
  before: LakeDocument,
  isForeign: (revision: string) => boolean,
): { readonly operations: PatchOperations; readonly revision?: string } {
  const { [originField]: said, ...set } = operations.set ?? {}
  if (said === undefined || !isAsset(before)) return { operations }
  const { rev, createdAt, updatedAt } = record(said) ?? {}
  const told = { ...before, _rev: rev, _createdAt: createdAt, _updatedAt: updatedAt }
  // Whoever changed it since it was uploaded is not to be forgotten
  const untouched = before._createdAt === before._updatedAt
  if (!untouched || !bringsRevision(told) || !isForeign(told._rev)) return { operations: { ...operations, set } }
  const { _createdAt, _updatedAt, _rev: revision } = told
  return { operations: { ...operations, set: { ...set, _createdAt, _updatedAt } }, revision }
}
