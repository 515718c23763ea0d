import type { LakeDocument } from '../groq/index.ts'
import { publishedIdOf } from '../groq/index.ts'
import { draftIdOf, isDraftId, isVersionId, versionIdOf } from './document-ids.ts'
import { alreadyExists, conflict, type MutationError, malformed, notFound, revisionMismatch } from './mutation-error.ts'
import { type DocumentInput, parseDocument, parseOperations, record, requireId } from './parse-mutations.ts'
import { strengthened } from './strengthen.ts'
import type { OpenTransaction } from './transaction.ts'

/** The fields of one action, as sent. */
export type ActionFields = Readonly<Record<string, unknown>>

/** What actions need beyond the transaction: which drafts and versions a published id has. */
export interface ActionContext {
  readonly transaction: OpenTransaction
  versionsOf(publishedId: string): Iterable<string>
}

/** Carries out one action within a transaction. Throws a MutationError when it may not be. */
export type Action = (fields: ActionFields, context: ActionContext) => void

/** Makes a draft (or version) document; `ifExists: 'ignore'` lets an existing one be. A published one is in the way. */
const create: Action = (fields, { transaction }) => {
  const document = parseDocument(fields['attributes'], 'createOrReplace')
  const publishedId = publishedIdField(fields, document._id)
  if (isDraftId(document._id) && transaction.read(publishedId)) throw alreadyExists(publishedId)
  const kind = fields['ifExists'] === 'ignore' ? 'createIfNotExists' : 'create'
  transaction.apply({ kind, document })
}

/** Patches a draft (or version), making it from the published document when there is none. */
const edit: Action = (fields, { transaction }) => {
  const draftId = versionField(fields)
  const published = transaction.read(publishedIdField(fields, draftId))
  const operations = parseOperations(record(fields['patch']) ?? {})
  if (!transaction.read(draftId)) {
    if (!published) throw notFound(draftId)
    transaction.apply({ kind: 'create', document: copyOf(published, draftId) })
  }
  transaction.apply({ kind: 'patch', id: draftId, operations })
}

/** Makes a draft (or version) the published document and removes it. */
const publish: Action = (fields, { transaction }) => {
  const publishedId = idField(fields, 'publishedId')
  const draftId = versionField(fields, draftIdOf(publishedId))
  publishedIdField(fields, draftId)
  const draft = required(transaction, draftId)
  expectRevision(draft, fields['ifDraftRevisionId'])
  const published = transaction.read(publishedId)
  expectRevision(published, fields['ifPublishedRevisionId'], publishedId)
  publishAs(transaction, draft, publishedId)
}

/** Takes a document back to a draft. A draft that is there already is kept as it is. */
const unpublish: Action = (fields, { transaction }) => {
  const published = required(transaction, idField(fields, 'publishedId'))
  const draftId = versionField(fields, draftIdOf(published._id))
  publishedIdField(fields, draftId)
  transaction.apply({ kind: 'createIfNotExists', document: copyOf(published, draftId) })
  transaction.apply({ kind: 'delete', id: published._id })
}

/**
 * Deletes the published document, which must be there, and the drafts named; a draft that is not named is a reason to
 * refuse. `purge` forgets the history of all of them.
 */
const remove: Action = (fields, { transaction, versionsOf }) => {
  const publishedId = idField(fields, 'publishedId')
  const named = Array.isArray(fields['includeDrafts']) ? fields['includeDrafts'].map(requireId) : []
  const versions = [...versionsOf(publishedId)].filter((id) => id !== publishedId)
  const included = fields['includeVersions'] === true ? versions : named
  const left = versions.find((id) => isDraftId(id) && !included.includes(id) && transaction.read(id))
  if (left !== undefined)
    throw conflict(
      `Document ${JSON.stringify(publishedId)} has the draft ${JSON.stringify(left)}, which is not included`,
    )
  required(transaction, publishedId)
  const purge = fields['purge'] === true
  for (const id of [publishedId, ...included]) transaction.apply({ kind: 'delete', id, purge })
}

/** Deletes a draft or version; `purge` forgets its history, too. */
const discard: Action = (fields, { transaction }) => {
  const id = versionField(fields)
  required(transaction, id)
  transaction.apply({ kind: 'delete', id, purge: fields['purge'] === true })
}

/** Exchanges a draft, or makes it of a published document. */
const replaceDraft: Action = (fields, { transaction }) => {
  const document = parseDocument(fields['attributes'], 'createOrReplace')
  const publishedId = publishedIdField(fields, document._id)
  if (!transaction.read(document._id) && !transaction.read(publishedId)) throw notFound(publishedId)
  transaction.apply({ kind: 'createOrReplace', document })
}

/** Makes a version of a document in a release (or a draft), from a given document or from a base. */
const createVersion: Action = (fields, context) => {
  const given = fields['document'] === undefined ? undefined : parseDocument(fields['document'], 'createOrReplace')
  const document = given ?? copyOfBase(fields, context)
  if (!isVersionId(document._id) && !isDraftId(document._id)) throw notAVersion(document._id)
  publishedIdField(fields, document._id)
  if (context.transaction.read(document._id)) throw alreadyExists(document._id)
  context.transaction.apply({ kind: 'create', document })
}

function copyOfBase(fields: ActionFields, { transaction }: ActionContext): DocumentInput {
  const base = required(transaction, idField(fields, 'baseId'))
  expectRevision(base, fields['ifBaseRevisionId'])
  return copyOf(base, idField(fields, 'versionId'))
}

const replaceVersion: Action = (fields, { transaction }) => {
  const document = parseDocument(fields['document'], 'createOrReplace')
  if (!isVersionId(document._id) && !isDraftId(document._id)) throw notAVersion(document._id)
  required(transaction, document._id)
  transaction.apply({ kind: 'createOrReplace', document })
}

/** Marks a version so that publishing its release unpublishes the document. There must be something to unpublish. */
const unpublishVersion: Action = (fields, { transaction }) => {
  const versionId = versionField(fields)
  if (!isVersionId(versionId)) throw notAVersion(versionId)
  const published = required(transaction, publishedIdField(fields, versionId))
  transaction.apply({ kind: 'createIfNotExists', document: copyOf(published, versionId) })
  transaction.apply({ kind: 'patch', id: versionId, operations: { set: { _system: { delete: true } } } })
}

/** The actions on documents and their versions, by the end of their type. */
export const documentActions: Readonly<Record<string, Action>> = {
  'sanity.action.document.create': create,
  'sanity.action.document.edit': edit,
  'sanity.action.document.publish': publish,
  'sanity.action.document.unpublish': unpublish,
  'sanity.action.document.delete': remove,
  'sanity.action.document.discard': discard,
  'sanity.action.document.replaceDraft': replaceDraft,
  'sanity.action.document.version.create': createVersion,
  'sanity.action.document.version.discard': discard,
  'sanity.action.document.version.replace': replaceVersion,
  'sanity.action.document.version.unpublish': unpublishVersion,
}

/** Writes a draft or version under its published id and deletes it. */
export function publishAs(transaction: OpenTransaction, draft: LakeDocument, publishedId: string): void {
  const published = transaction.read(publishedId)
  const document = strengthened(copyOf(draft, publishedId))
  const kind = published ? 'createOrReplace' : 'create'
  transaction.apply({
    kind,
    document: published ? { ...document, _createdAt: published._createdAt } : document,
  })
  transaction.apply({ kind: 'delete', id: draft._id })
}

/** The id a version of a release publishes to, when it belongs to that release. */
export function isVersionOf(release: string, id: string): boolean {
  return id.startsWith(versionIdOf(release, ''))
}

/** The document under another id, without what the lake stamps itself. */
export function copyOf(document: LakeDocument, id: string): DocumentInput {
  const { _rev, _updatedAt, _system, ...rest } = document
  return { ...rest, _id: id }
}

/** The document, or a refusal when it is not there. */
export function required(transaction: OpenTransaction, id: string): LakeDocument {
  const document = transaction.read(id)
  if (!document) throw notFound(id)
  return document
}

/** An id field of an action, or a refusal (400). */
export function idField(fields: ActionFields, name: string): string {
  if (typeof fields[name] !== 'string') throw malformed(`The action needs ${name}`)
  return requireId(fields[name])
}

/** The draft or version that an action is about: `versionId`, or `draftId` as it was called before releases. */
function versionField(fields: ActionFields, otherwise?: string): string {
  const name = typeof fields['versionId'] === 'string' ? 'versionId' : 'draftId'
  const id = fields[name] === undefined && otherwise !== undefined ? otherwise : idField(fields, name)
  if (isDraftId(id) || isVersionId(id)) return id
  throw notAVersion(id)
}

/** The published id of an action, which may be left out, and must belong to the draft or version. */
function publishedIdField(fields: ActionFields, versionId: string): string {
  const publishedId = publishedIdOf(versionId)
  if (fields['publishedId'] !== undefined && idField(fields, 'publishedId') !== publishedId)
    throw malformed(
      `${JSON.stringify(versionId)} is no draft or version of ${JSON.stringify(fields['publishedId'])}: the part after the prefix must be the publishedId`,
    )
  return publishedId
}

function notAVersion(id: string): MutationError {
  return malformed(`${JSON.stringify(id)} is neither a draft (drafts.<id>) nor a version (versions.<release>.<id>)`)
}

function expectRevision(document: LakeDocument | undefined, expected: unknown, id = document?._id ?? ''): void {
  if (typeof expected !== 'string') return
  if (document?._rev !== expected) throw revisionMismatch(id, document?._rev ?? '', expected)
}
