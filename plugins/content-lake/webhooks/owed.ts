import { createHash } from 'node:crypto'
import type { AccessControl } from '../auth/access.ts'
import { anonymous } from '../auth/directory.ts'
import type { LakeDocument } from '../groq/index.ts'
import { createViews } from '../groq/views.ts'
import type { Candidate } from './collect.ts'
import type { DeltaRule, DeltaScope } from './delta.ts'
import type { Hook } from './hook.ts'
import type { StoredHook } from './hook-store.ts'
import type { NewMessage } from './message-store.ts'

/** The call a hook owes for a change; undefined when it has none to make, or its maker may not read the document. */
export function messageFor(
  accessControl: AccessControl,
  { hook, role }: StoredHook,
  rule: DeltaRule,
  candidate: Candidate,
): NewMessage | undefined {
  const { dataset } = candidate
  const access = accessControl.of({ ...anonymous, anonymous: false, id: hook.createdByUserId, role }, dataset)
  const readable = (document: LakeDocument | undefined): boolean => !document || access.may('read', document)
  if (!readable(candidate.before) || !readable(candidate.after)) return undefined
  const scope: DeltaScope = {
    sanity: { projectId: hook.projectId, dataset: dataset.name },
    index: dataset.index,
    view: createViews(dataset.index)('raw', access.readable),
  }
  if (!rule.matches(candidate, scope)) return undefined
  const payload = JSON.stringify(rule.payload(candidate, scope) ?? null)
  const now = Date.now()
  return {
    hookId: hook.id,
    dataset: dataset.name,
    payload,
    headers: headersOf(hook, candidate),
    createdAt: now,
    dueAt: now,
  }
}

/** What a call says of itself, the same on every try. */
function headersOf(hook: Hook, candidate: Candidate): Readonly<Record<string, string>> {
  const { transactionId, documentId } = candidate
  const told = createHash('sha256').update([hook.id, candidate.dataset.key, transactionId, documentId].join('\n'))
  return {
    'idempotency-key': told.digest('hex').slice(0, 32),
    'sanity-project-id': hook.projectId,
    'sanity-dataset': candidate.dataset.name,
    'sanity-webhook-id': hook.id,
    'sanity-transaction-id': transactionId.replace(/[^\x20-\x7e]/g, '?'),
    'sanity-transaction-time': candidate.transactionTime,
    'sanity-document-id': documentId,
    'sanity-operation': candidate.operation,
  }
}
