import type { LakeDocument } from '../groq/index.ts'
import { applyPatch } from './apply-patch.ts'
import { withArrayKeys } from './array-keys.ts'
import { checkLimits } from './document-limits.ts'
import { bringsRevision, splitOrigin, withoutOrigin } from './imported.ts'
import {
  alreadyExists,
  insufficientPermissions,
  MutationError,
  malformed,
  notFound,
  revisionMismatch,
} from './mutation-error.ts'
import type { DocumentInput, Mutation, PatchOperations } from './parse-mutations.ts'
import { refuseLocked } from './release-document.ts'

/** The documents a transaction starts from. */
export interface DocumentView {
  get(id: string): LakeDocument | undefined
}

/** What the caller may do; asked with the states before and after each write. */
export interface WriteGuard {
  may(permission: 'read' | 'create' | 'update', document: LakeDocument): boolean
}

/** One mutation as listeners and history tell it. */
export type WireMutation = Readonly<Record<string, unknown>>

/** What a transaction did to one document. `before` and `after` are null where there was, or is, none. */
export interface DocumentChange {
  readonly id: string
  readonly before: LakeDocument | null
  readonly after: LakeDocument | null
  readonly mutations: readonly WireMutation[]
  /** The document's history is to be forgotten with it. */
  readonly purge?: boolean
}

export type ResultOperation = 'create' | 'update' | 'delete' | 'none'

/** The answer to one mutation. */
export interface MutationResult {
  readonly id: string
  readonly operation: ResultOperation
}

export interface TransactionOptions {
  readonly view: DocumentView
  readonly guard: WriteGuard
  readonly transactionId: string
  /** ISO time that `_createdAt` and `_updatedAt` take. */
  readonly timestamp: string
  readonly autoGenerateArrayKeys?: boolean
  /** Whether it is a step of an import, whose pictures and files bring their origin along. */
  readonly imported?: boolean
  /**
   * Set for an import that keeps what it brings: whether a revision is of none of the dataset's transactions. New documents keep such a revision
   * and their times, as they were exported, until something else than the import changes them.
   */
  readonly isForeign?: (revision: string) => boolean
}

/** A mutation whose target is settled: by-query targets have been looked up before the transaction begins. */
export type SettledMutation =
  | Exclude<Mutation, { kind: 'delete' | 'patch' }>
  | { readonly kind: 'delete'; readonly id: string; readonly purge?: boolean }
  | {
      readonly kind: 'patch'
      readonly id: string
      readonly operations: PatchOperations
      readonly ifRevisionID?: string
    }

/** A transaction being worked out in memory. Nothing outside it changes; any refusal is thrown as a MutationError. */
export interface OpenTransaction {
  readonly transactionId: string
  readonly timestamp: string
  /** The document as this transaction sees it now; what the caller may not read is not there. */
  read(id: string): LakeDocument | undefined
  /** Whether there is a document of that id which the caller may not read. */
  isHidden(id: string): boolean
  apply(mutation: SettledMutation): MutationResult
  /** The changes so far, one per touched document, in order of first touch. */
  changes(): readonly DocumentChange[]
}

interface Touched {
  readonly before: LakeDocument | null
  after: LakeDocument | null
  readonly mutations: WireMutation[]
  purge?: boolean
}

/** Opens a transaction over a view. */
export function openTransaction(options: TransactionOptions): OpenTransaction {
  const { view, guard, transactionId, timestamp } = options
  const touched = new Map<string, Touched>()
  const isForeign = (revision: string): boolean => revision !== transactionId && options.isForeign?.(revision) === true

  const read = (id: string): LakeDocument | undefined => {
    const entry = touched.get(id)
    return entry ? (entry.after ?? undefined) : view.get(id)
  }

  const write = (id: string, after: LakeDocument | null, mutations: readonly WireMutation[]): void => {
    // What a scheduled release holds is imported with it
    if (after === null || after._rev === transactionId) refuseLocked(id, read)
    if (after) checkLimits(after)
    const entry = touched.get(id) ?? { before: view.get(id) ?? null, after: null, mutations: [] }
    entry.after = after
    entry.mutations.push(...mutations)
    touched.set(id, entry)
  }

  const create = (input: DocumentInput, kind: 'create' | 'createIfNotExists' | 'createOrReplace'): MutationResult => {
    const before = read(input._id)
    if (before && kind === 'createIfNotExists') return { id: input._id, operation: 'none' }
    const plain = options.imported ? withoutOrigin(input) : input
    const keyed = options.autoGenerateArrayKeys ? withArrayKeys(plain) : plain
    const keeps = !before && bringsRevision(keyed) && isForeign(keyed._rev)
    const document = keeps ? keyed : stamped(keyed, transactionId, timestamp)
    requireGrant(guard, before && kind === 'createOrReplace' ? 'update' : 'create', before, document)
    if (before && kind === 'create') throw alreadyExists(input._id)
    const { _rev, ...told } = document
    write(input._id, document, [{ [kind]: told }])
    return { id: input._id, operation: before ? 'update' : 'create' }
  }

  const remove = (id: string, purge = false): MutationResult => {
    const before = read(id)
    if (!before) return { id, operation: 'none' }
    if (!guard.may('update', before)) {
      if (!guard.may('read', before)) return { id, operation: 'none' }
      throw insufficientPermissions('update')
    }
    write(id, null, [{ delete: { id } }])
    const entry = touched.get(id)
    if (purge && entry) entry.purge = true
    return { id, operation: 'delete' }
  }

  const patch = (mutation: Extract<SettledMutation, { kind: 'patch' }>): MutationResult => {
    const before = read(mutation.id)
    if (!before || !(guard.may('update', before) || guard.may('read', before))) throw notFound(mutation.id)
    if (!guard.may('update', before)) throw insufficientPermissions('update')
    const rev = before._rev
    if (mutation.ifRevisionID !== undefined && mutation.ifRevisionID !== rev)
      throw revisionMismatch(mutation.id, rev, mutation.ifRevisionID)
    const sent = mutation.operations
    const { operations, revision = undefined } = options.imported
      ? splitOrigin(sent, before, isForeign)
      : { operations: sent }
    const outcome = applyPatch(before, options.autoGenerateArrayKeys ? keyedOperations(operations) : operations)
    const own = isForeign(rev) ? {} : { _updatedAt: timestamp, _rev: transactionId }
    const after: LakeDocument = { ...outcome.document, ...(revision === undefined ? own : { _rev: revision }) }
    requireGrant(guard, 'update', before, after)
    // A patch that came to nothing is still told of, so that revision chains stay whole.
    const told = outcome.operations.length > 0 ? outcome.operations : [{}]
    write(
      mutation.id,
      after,
      told.map((step) => ({ patch: { ...step, id: mutation.id } })),
    )
    return { id: mutation.id, operation: 'update' }
  }

  return {
    transactionId,
    timestamp,
    read(id) {
      const document = read(id)
      return document && guard.may('read', document) ? document : undefined
    },
    isHidden(id) {
      const document = read(id)
      return document !== undefined && !guard.may('read', document)
    },
    apply(mutation) {
      if (mutation.kind === 'delete') return remove(mutation.id, mutation.purge)
      if (mutation.kind === 'patch') return patch(mutation)
      return create(mutation.document, mutation.kind)
    },
    changes() {
      const changes: DocumentChange[] = []
      for (const [id, entry] of touched) if (isChange(entry)) changes.push({ id, ...entry })
      return changes
    },
  }
}

function isChange(entry: Touched): boolean {
  return entry.before !== null || entry.after !== null
}

function stamped(input: DocumentInput, transactionId: string, timestamp: string): LakeDocument {
  const createdAt = typeof input['_createdAt'] === 'string' ? input['_createdAt'] : timestamp
  return { ...input, _createdAt: createdAt, _updatedAt: timestamp, _rev: transactionId }
}

function requireGrant(
  guard: WriteGuard,
  permission: 'create' | 'update',
  before: LakeDocument | undefined,
  after: LakeDocument,
): void {
  if (permission === 'update' && before && !guard.may('update', before)) throw insufficientPermissions('update')
  if (!guard.may(permission, after)) throw insufficientPermissions(permission)
}

function keyedOperations(operations: PatchOperations): PatchOperations {
  const { set, setIfMissing, insert } = operations
  return {
    ...operations,
    ...(set && { set: withArrayKeys(set) }),
    ...(setIfMissing && { setIfMissing: withArrayKeys(setIfMissing) }),
    ...(insert && { insert: { ...insert, items: withArrayKeys(insert.items) } }),
  }
}

/** Runs mutations in order; a refusal carries the index of the mutation that caused it. */
export function applyAll(
  transaction: OpenTransaction,
  mutations: readonly SettledMutation[],
): readonly MutationResult[] {
  return mutations.map((mutation, index) => {
    try {
      return transaction.apply(mutation)
    } catch (error) {
      if (error instanceof MutationError) throw error.at(index)
      if (error instanceof RangeError) throw malformed('The mutation is nested too deeply').at(index)
      throw error
    }
  })
}
