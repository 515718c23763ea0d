import { type LakeDocument, publishedIdOf } from '../groq/index.ts'
import { sameJson } from '../listen/mendoza.ts'
import { type Action, type ActionContext, copyOf, isVersionOf, publishAs, required } from './document-actions.ts'
import { draftIdOf } from './document-ids.ts'
import { alreadyExists, insufficientPermissions, malformed } from './mutation-error.ts'
import { parseDocument, parseOperations, record } from './parse-mutations.ts'
import { releaseDocumentId, releaseName, releaseType, requireState } from './release-document.ts'
import type { OpenTransaction } from './transaction.ts'

/** What release actions need: also the ids of everything in a release. */
export interface ReleaseContext extends ActionContext {
  /** Ids of stored documents that begin with a prefix. */
  idsWithPrefix(prefix: string): readonly string[]
}

type Fields = Readonly<Record<string, unknown>>
type ReleaseAction = (releaseId: string, fields: Fields, context: ReleaseContext) => void

const create: ReleaseAction = (releaseId, fields, { transaction }) => {
  transaction.apply({
    kind: 'create',
    document: {
      _id: releaseDocumentId(releaseId),
      _type: releaseType,
      name: releaseId,
      state: 'active',
      metadata: { releaseType: 'undecided', ...record(fields['metadata']) },
    },
  })
}

/** Changes what people say about a release; its state is changed by the other actions alone. */
const edit: ReleaseAction = (releaseId, fields, { transaction }) => {
  const release = required(transaction, releaseDocumentId(releaseId))
  requireState(release, ['active', 'scheduled'])
  const operations = parseOperations(record(fields['patch']) ?? {})
  transaction.apply({ kind: 'patch', id: release._id, operations })
  const { metadata, _rev, _updatedAt, ...after } = required(transaction, release._id)
  for (const [name, value] of Object.entries(after))
    if (!sameJson(value, release[name])) throw malformed(`Only the metadata of a release can be edited, not ${name}`)
}

/** Publishes every version in the release at once (or unpublishes those marked so) and closes the release. */
const publish: ReleaseAction = (releaseId, _fields, context) => {
  const release = required(context.transaction, releaseDocumentId(releaseId))
  requireState(release, ['active', 'scheduled'])
  publishRelease(release, context)
}

/** Publishes a release whatever its state; the caller has seen to that. */
export function publishRelease(release: LakeDocument, context: ReleaseContext): void {
  const { transaction } = context
  const versions = versionsIn(releaseName(release), context)
  // The release goes first: while it is scheduled, its versions are locked.
  setState(transaction, release, {
    state: 'published',
    publishedAt: transaction.timestamp,
    finalDocumentStates: finalStates(versions),
  })
  for (const version of versions) {
    if (record(version['_system'])?.['delete'] === true) unpublishBy(version, transaction)
    else publishAs(transaction, version, publishedIdOf(version._id))
  }
}

/** Takes the published document away and leaves a draft of it, unless there is one. */
function unpublishBy(version: LakeDocument, transaction: OpenTransaction): void {
  const published = transaction.read(publishedIdOf(version._id))
  if (published) {
    transaction.apply({ kind: 'createIfNotExists', document: copyOf(published, draftIdOf(published._id)) })
    transaction.apply({ kind: 'delete', id: published._id })
  }
  transaction.apply({ kind: 'delete', id: version._id })
}

/** Closes a release unpublished; its versions go, and come back when it is unarchived. */
const archive: ReleaseAction = (releaseId, _fields, context) => {
  const { transaction } = context
  const release = required(transaction, releaseDocumentId(releaseId))
  requireState(release, ['active'])
  const versions = versionsIn(releaseId, context)
  for (const version of versions) transaction.apply({ kind: 'delete', id: version._id })
  setState(transaction, release, { state: 'archived', finalDocumentStates: finalStates(versions) })
}

/** Opens an archived release again; the lake's release keeper then brings its versions back from history. */
const unarchive: ReleaseAction = (releaseId, _fields, { transaction }) => {
  const release = required(transaction, releaseDocumentId(releaseId))
  requireState(release, ['archived'])
  setState(transaction, release, { state: 'unarchiving' })
}

/** Has a release published at a time, by the lake's release keeper, and locks its documents until then. */
const schedule: ReleaseAction = (releaseId, fields, { transaction }) => {
  const release = required(transaction, releaseDocumentId(releaseId))
  requireState(release, ['active'])
  const time = typeof fields['publishAt'] === 'string' ? Date.parse(fields['publishAt']) : Number.NaN
  if (Number.isNaN(time)) throw malformed('The action needs publishAt, a time such as 2030-01-31T12:00:00Z')
  setState(transaction, release, { state: 'scheduled', publishAt: new Date(time).toISOString() })
}

const unschedule: ReleaseAction = (releaseId, _fields, { transaction }) => {
  const release = required(transaction, releaseDocumentId(releaseId))
  requireState(release, ['scheduled'])
  setState(transaction, release, { state: 'active' }, ['publishAt'])
}

const remove: ReleaseAction = (releaseId, _fields, { transaction }) => {
  const release = required(transaction, releaseDocumentId(releaseId))
  requireState(release, ['archived', 'published'])
  transaction.apply({ kind: 'delete', id: release._id })
}

/** Takes a release as another dataset exported it; `ifExists` says what becomes of one that is there. */
const importRelease: ReleaseAction = (releaseId, fields, { transaction }) => {
  const document = parseDocument(fields['attributes'] ?? fields['document'], 'createOrReplace')
  if (document._id !== releaseDocumentId(releaseId) || document._type !== releaseType)
    throw malformed(`The imported document must be of type ${releaseType} with the ID ${releaseDocumentId(releaseId)}`)
  const ifExists = fields['ifExists'] ?? 'fail'
  if (ifExists === 'fail' && transaction.read(document._id)) throw alreadyExists(document._id)
  transaction.apply({ kind: ifExists === 'replace' ? 'createOrReplace' : 'createIfNotExists', document })
}

const table: Readonly<Record<string, ReleaseAction>> = {
  'sanity.action.release.create': create,
  'sanity.action.release.edit': edit,
  'sanity.action.release.publish': publish,
  'sanity.action.release.archive': archive,
  'sanity.action.release.unarchive': unarchive,
  'sanity.action.release.schedule': schedule,
  'sanity.action.release.unschedule': unschedule,
  'sanity.action.release.delete': remove,
  'sanity.action.release.import': importRelease,
}

/** The actions on releases, by their type. They may not stand in one request with actions on documents. */
export const releaseActions: Readonly<Record<string, (context: ReleaseContext) => Action>> = Object.fromEntries(
  Object.entries(table).map(([type, action]) => [
    type,
    (context: ReleaseContext): Action =>
      (fields) =>
        action(releaseIdOf(fields['releaseId']), fields, context),
  ]),
)

function releaseIdOf(value: unknown): string {
  if (typeof value === 'string' && /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,100}$/.test(value)) return value
  throw malformed('The action needs a releaseId without dots')
}

/** What a release holds. Refuses (403) who may not read all of it: half a release must not be published. */
function versionsIn(releaseId: string, { transaction, idsWithPrefix }: ReleaseContext): readonly LakeDocument[] {
  const ids = idsWithPrefix(`versions.${releaseId}.`).filter((id) => isVersionOf(releaseId, id))
  if (ids.some((id) => transaction.isHidden(id))) throw insufficientPermissions('read')
  return ids.flatMap((id) => transaction.read(id) ?? [])
}

function finalStates(versions: readonly LakeDocument[]): readonly Fields[] {
  return versions.map((version) => ({ _key: version._id.replaceAll('.', '-'), id: version._id }))
}

function setState(
  transaction: OpenTransaction,
  release: LakeDocument,
  set: Fields,
  unset: readonly string[] = [],
): void {
  transaction.apply({ kind: 'patch', id: release._id, operations: { set, ...(unset.length > 0 && { unset }) } })
}
