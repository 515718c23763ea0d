import type { LakeDocument } from '../groq/index.ts'
import { documentAt } from '../history/document-at.ts'
import { copyOf, required } from '../mutations/document-actions.ts'
import { newTransactionId } from '../mutations/document-ids.ts'
import { MutationError } from '../mutations/mutation-error.ts'
import { record } from '../mutations/parse-mutations.ts'
import { publishRelease } from '../mutations/release-actions.ts'
import { type ReleaseState, releaseType } from '../mutations/release-document.ts'
import type { OpenTransaction, WriteGuard } from '../mutations/transaction.ts'
import type { Dataset, Datasets } from '../store/dataset.ts'
import { systemAuthor } from '../store/log-entry.ts'
import type { LogReader } from '../store/reader.ts'
import type { Writer } from '../store/writer.ts'
import { actionContextOf } from './action-context.ts'

/** Does what releases need done without anybody asking: it publishes the scheduled ones and restores the unarchived. */
export interface ReleaseKeeper {
  /** Does what is due by now. Called by the keeper itself all the time, and after actions that leave it work. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** What the keeper works with. `clock` gives ISO times. */
export interface ReleaseKeeperOptions {
  readonly datasets: Datasets
  readonly writer: Writer
  readonly reader: LogReader
  readonly clock: () => string
  /** What somebody may do in a dataset, by the id that the log has. */
  readonly guardOf: (author: string, dataset: Dataset) => WriteGuard
}

/** How often it is looked whether a release is due, in milliseconds. */
const lookEvery = 250

/**
 * Starts the keeper. What is to be done stands in the releases' own documents, so that a lake that was down when a
 * release was due publishes it as soon as it is up again.
 */
export function createReleaseKeeper(options: ReleaseKeeperOptions): ReleaseKeeper {
  const { datasets, writer, reader, clock, guardOf } = options
  let running: Promise<void> | undefined
  let closed = false

  const finish = async (dataset: Dataset, release: LakeDocument): Promise<void> => {
    const { state } = release
    try {
      const guard = guardOf(moverOf(reader, dataset, release), dataset)
      await commit(dataset, release, guard, (transaction, found) => {
        if (state === 'scheduled') publishRelease(found, actionContextOf(dataset, transaction))
        else restore(found, transaction, (id) => documentAt(reader, dataset, id, 'last'))
      })
    } catch (error) {
      if (!(error instanceof MutationError)) throw error
      await commit(dataset, release, everything, (transaction) => giveUp(release, transaction, error.message))
    }
  }

  /** Commits as the lake itself, unless the release has moved on meanwhile. */
  const commit = (
    dataset: Dataset,
    release: LakeDocument,
    guard: WriteGuard,
    work: (transaction: OpenTransaction, found: LakeDocument) => void,
  ): Promise<unknown> =>
    writer.submit({
      dataset,
      transactionId: newTransactionId(),
      author: systemAuthor,
      guard,
      work(transaction) {
        const found = transaction.read(release._id)
        if (found?._rev === release._rev) work(transaction, found)
      },
    })

  const look = async (): Promise<void> => {
    for (const dataset of datasets.list())
      for (const release of dueIn(dataset, clock)) if (!closed) await finish(dataset, release)
  }

  // Whatever cannot be written now (a full disk) is tried again at the next look.
  const settle = async (): Promise<void> => {
    await running
    running ??= look()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        running = undefined
      })
    await running
  }

  const timer = setInterval(() => {
    if (!running && !closed) void settle()
  }, lookEvery).unref()

  return {
    settle,
    async close() {
      closed = true
      clearInterval(timer)
      await running
    },
  }
}

const everything: WriteGuard = { may: () => true }

/** Who brought a release into the state that it is in: the keeper does no more for them than they might do themselves. */
function moverOf(reader: LogReader, dataset: Dataset, release: LakeDocument): string {
  let mover = ''
  for (const { author, sequence } of reader.backwards(dataset, release._id)) {
    mover = author
    const before = documentAt(reader, dataset, release._id, { sequence: sequence - 1 })
    if (before?.['state'] !== release['state']) return mover
  }
  return mover
}

/** The releases that wait for the keeper by now. */
function dueIn({ index }: Dataset, clock: () => string): readonly LakeDocument[] {
  return [...index.ofType(releaseType)].flatMap((id) => {
    const release = index.get(id)
    const [state, publishAt] = [release?.['state'], release?.['publishAt']]
    const due =
      state === 'unarchiving' || (state === 'scheduled' && typeof publishAt === 'string' && publishAt <= clock())
    return release && due ? [release] : []
  })
}

/** Brings the versions of an archived release back as they were when it was archived. */
function restore(
  release: LakeDocument,
  transaction: OpenTransaction,
  lastOf: (id: string) => LakeDocument | undefined,
): void {
  const states = release['finalDocumentStates']
  for (const state of Array.isArray(states) ? states : []) {
    const id = record(state)?.['id']
    const last = typeof id === 'string' ? lastOf(id) : undefined
    if (!last) continue
    // A version that says what publishing does with its document says so again.
    const document = { ...copyOf(last, last._id), ...(last['_system'] !== undefined && { _system: last['_system'] }) }
    transaction.apply({ kind: 'createIfNotExists', document })
  }
  move(release, transaction, 'active', {}, ['finalDocumentStates'])
}

/** What cannot be done (a reference would dangle) is said on the release, which goes back to where it was. */
function giveUp(release: LakeDocument, transaction: OpenTransaction, message: string): void {
  const back: ReleaseState = release['state'] === 'scheduled' ? 'active' : 'archived'
  move(required(transaction, release._id), transaction, back, { error: { message } }, ['publishAt'])
}

function move(
  release: LakeDocument,
  transaction: OpenTransaction,
  state: ReleaseState,
  set: Readonly<Record<string, unknown>>,
  unset: readonly string[],
): void {
  transaction.apply({ kind: 'patch', id: release._id, operations: { set: { state, ...set }, unset } })
}
