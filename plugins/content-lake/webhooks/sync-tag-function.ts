import type { LakeConfig } from '../config.ts'
import { commitTags } from '../listen/commit-tags.ts'
import type { Commit } from '../listen/hub.ts'
import type { Dataset } from '../store/dataset.ts'

/**
 * Stands in for the project's Sync Tag Invalidate Function of the hosted service, whose work is to tell a site which of
 * its pages are out of date: here the site is told itself.
 */
export interface SyncTagFunction {
  /** Tells of every commit to the dataset from now on. */
  follow(dataset: Dataset): void
  /** Resolves once a commit has been dealt with; undefined for one that there was nothing to tell of. */
  done(commit: Commit): Promise<void> | undefined
  close(): void
}

/** As long as the hosted service gives a function unless it asks for more, in milliseconds. */
const patience = 10_000

/**
 * The function of a configuration. It is POSTed `{syncTags}` of every change of published documents; its answer, or the
 * lack of one in time, means that it is done.
 */
export function createSyncTagFunction({ syncTagFunction: url }: LakeConfig): SyncTagFunction {
  const commits = new WeakMap<Commit, Promise<void>>()
  const followed = new Map<Dataset, () => void>()
  const closing = new AbortController()

  const tell = async (address: string, syncTags: readonly string[]): Promise<void> => {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ syncTags }),
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(patience)]),
      })
      await response.body?.cancel()
      if (!response.ok) console.warn(`The sync tag function answered ${response.status}; live events go on without it`)
    } catch (cause) {
      if (!closing.signal.aborted) console.warn('The sync tag function did not answer; live events go on', cause)
    }
  }

  return {
    follow(dataset) {
      if (url === undefined || followed.has(dataset)) return
      const commit = (each: Commit): void => {
        const tags = commitTags(each, dataset.index, dataset.key, { readable: () => true, drafts: false })
        if (tags.length > 0) commits.set(each, tell(url, tags))
      }
      const over = (): void => void followed.delete(dataset)
      followed.set(dataset, dataset.queryHub.subscribe({ commit, beat: () => undefined, close: over }))
    },
    done: (commit) => commits.get(commit),
    close() {
      closing.abort()
      for (const end of followed.values()) end()
    },
  }
}
