import type { StoredDocument, Write } from '@souk/kernel'
import type { CommitOutcome, DocumentStore } from '../../contract.ts'
import type { MemoryStore } from '../../store/memory-store.ts'
import type { Fault } from './plan.ts'

/** Lets the scheduler decide when the next thing happens. */
export type Turn = (what: string) => Promise<void>

export interface ScheduledStoreOptions {
  readonly turn: Turn
  /** What happens to the next commit. */
  readonly nextFault: () => Fault
  readonly afterCommit: () => void
}

/**
 * A store as seen over a network: requests arrive and answers return when the scheduler says, a long list of ids is read
 * in two requests, an answer may be lost (the request is then sent again under the same transaction id), and the store
 * may be busy.
 */
export function scheduledStore(store: MemoryStore, options: ScheduledStoreOptions): DocumentStore {
  const { turn, nextFault, afterCommit } = options

  async function get(ids: readonly string[]): Promise<readonly (StoredDocument | undefined)[]> {
    await turn('read')
    if (ids.length < 2) return store.get(ids)
    const half = Math.ceil(ids.length / 2)
    const first = await store.get(ids.slice(0, half))
    await turn('read more')
    return [...first, ...(await store.get(ids.slice(half)))]
  }

  async function commit(
    writes: readonly Write[],
    of: { readonly transactionId: string; readonly at?: string },
  ): Promise<CommitOutcome> {
    await turn('commit')
    const fault = nextFault()
    if (fault === 'busy') return { kind: 'busy', retryAfterMs: 1 }
    let outcome = await store.commit(writes, of)
    afterCommit()
    if (fault === 'lost') {
      await turn('commit again')
      outcome = settled(await store.commit(writes, of), await landed(writes, of.transactionId), of.transactionId)
    }
    await turn('answer')
    return outcome
  }

  /** As the lake's store does after a doubt: a refusal may be the first attempt's own doing. */
  async function landed(writes: readonly Write[], transactionId: string): Promise<boolean> {
    const ids = writes.flatMap((write) =>
      'create' in write ? [write.create._id] : 'patch' in write ? [write.patch.id] : [],
    )
    return (await store.get(ids)).some((document) => document?._rev === transactionId)
  }
  const settled = (outcome: CommitOutcome, isIn: boolean, transactionId: string): CommitOutcome =>
    isIn ? { kind: 'committed', transactionId } : outcome

  return {
    get,
    commit,
    query: (groq, params) => store.query(groq, params),
    listen: (types, onChange) => store.listen(types, onChange),
  }
}
