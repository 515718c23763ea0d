import { type LakeDocument, publishedIdOf } from '../groq/index.ts'
import { type Action, type ActionContext, conflict, isVersionOf, publishAs, required } from './document-actions.ts'
import { malformed } from './mutation-error.ts'
import { parseOperations, record } from './parse-mutations.ts'
import type { OpenTransaction } from './transaction.ts'

/** What release actions need: also the ids of everything in a release. */
export interface ReleaseContext extends ActionContext {
  /** Ids of stored documents that begin with a prefix. */
  idsWithPrefix(prefix: string): readonly string[]
}

type ReleaseAction = (releaseId: string, fields: Readonly<Record<string, unknown>>, context: ReleaseContext) => void

const create: ReleaseAction = (releaseId, fields, { transaction }) => {
  transaction.apply({
    kind: 'create',
    document: {
      _id: documentIdOf(releaseId),
      _type: 'system.release',
      name: releaseId,
      state: 'active',
      metadata: { releaseType: 'undecided', ...record(fields['metadata']) },
    },
  })
}

const edit: ReleaseAction = (releaseId, fields, { transaction }) => {
  const release = required(transaction, documentIdOf(releaseId))
  requireState(release, ['active', 'scheduled'])
  const operations = parseOperations(record(fields['patch']) ?? {})
  transaction.apply({ kind: 'patch', id: release._id, operations })
}

/** Publishes every version in the release at once (or unpublishes those marked so) and closes the release. */
const publish: ReleaseAction = (releaseId, _fields, context) => {
  const { transaction } = context
  const release = required(transaction, documentIdOf(releaseId))
  requireState(release, ['active', 'scheduled'])
  const versions = versionsIn(releaseId, context)
  for (const version of versions) {
    const publishedId = publishedIdOf(version._id)
    if (record(version['_system'])?.['delete'] === true) {
      transaction.apply({ kind: 'delete', id: publishedId })
      transaction.apply({ kind: 'delete', id: version._id })
    } else publishAs(transaction, version, publishedId)
  }
  const finalDocumentStates = versions.map((version) => ({ _key: version._id.replaceAll('.', '-'), id: version._id }))
  setState(transaction, release, { state: 'published', publishedAt: transaction.timestamp, finalDocumentStates })
}

/** Closes a release unpublished; its versions go. */
const archive: ReleaseAction = (releaseId, _fields, context) => {
  const { transaction } = context
  const release = required(transaction, documentIdOf(releaseId))
  requireState(release, ['active'])
  const versions = versionsIn(releaseId, context)
  for (const version of versions) transaction.apply({ kind: 'delete', id: version._id })
  const finalDocumentStates = versions.map((version) => ({ _key: version._id.replaceAll('.', '-'), id: version._id }))
  setState(transaction, release, { state: 'archived', finalDocumentStates })
}

const remove: ReleaseAction = (releaseId, _fields, { transaction }) => {
  const release = required(transaction, documentIdOf(releaseId))
  requireState(release, ['archived', 'published'])
  transaction.apply({ kind: 'delete', id: release._id })
}

const notHere: ReleaseAction = () => {
  throw malformed('This Content Lake has no scheduler and keeps no archive: the action is not supported')
}

const table: Readonly<Record<string, ReleaseAction>> = {
  'sanity.action.release.create': create,
  'sanity.action.release.edit': edit,
  'sanity.action.release.publish': publish,
  'sanity.action.release.archive': archive,
  'sanity.action.release.delete': remove,
  'sanity.action.release.schedule': notHere,
  'sanity.action.release.unschedule': notHere,
  'sanity.action.release.unarchive': notHere,
  'sanity.action.release.import': notHere,
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

function documentIdOf(releaseId: string): string {
  return `_.releases.${releaseId}`
}

function versionsIn(releaseId: string, { transaction, idsWithPrefix }: ReleaseContext): readonly LakeDocument[] {
  return idsWithPrefix(`versions.${releaseId}.`)
    .filter((id) => isVersionOf(releaseId, id))
    .flatMap((id) => transaction.read(id) ?? [])
}

function setState(transaction: OpenTransaction, release: LakeDocument, set: Readonly<Record<string, unknown>>): void {
  transaction.apply({ kind: 'patch', id: release._id, operations: { set } })
}

function requireState(release: LakeDocument, states: readonly string[]): void {
  if (!states.includes(String(release['state'])))
    throw conflict(
      `Release ${JSON.stringify(release['name'])} is ${String(release['state'])}, not ${states.join(' or ')}`,
    )
}
