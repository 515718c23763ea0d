import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { edgeTrials } from '@souk/commerce/testing'

/** So many stories or afternoons from a seed on; at the guarded edge, or with a mistake planted, when it says so. */
export interface Job {
  readonly kind: 'stories' | 'afternoons'
  readonly seed: number
  readonly runs: number
  readonly edge?: keyof typeof edgeTrials | undefined
  /** Ends with the first that is noticed. */
  readonly planted?: string
}
/** What a job came to: the figures are sums over all that was run. */
export interface Found {
  readonly runs: number
  readonly figures: Readonly<Record<string, number>>
  /** Empty is good. */
  readonly wrong: readonly string[]
}

/** Workers, one for each core: stories have nothing in common, so each goes its own way. */
export interface Crew {
  /** Does all jobs, as many at a time as there are workers; tells of each as it is done, in whatever order that is. */
  run(jobs: Iterable<Job>, done: (job: Job, found: Found) => void): Promise<void>
  end(): Promise<void>
}

/** Hires it. A worker that falls over fails the run. */
export function hireCrew(size = availableParallelism()): Crew {
  const workers = Array.from({ length: size }, () => new Worker(new URL('./crew-worker.ts', import.meta.url)))
  return {
    async run(jobs, done) {
      const queue = jobs[Symbol.iterator]()
      const all = async (worker: Worker) => {
        for (let next = queue.next(); !next.done; next = queue.next()) done(next.value, await ask(worker, next.value))
      }
      await Promise.all(workers.map(all))
    },
    async end() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

const ask = (worker: Worker, job: Job): Promise<Found> =>
  new Promise((answer, fail) => {
    const told = (found: Found) => {
      worker.off('error', fail)
      answer(found)
    }
    worker.once('message', told).once('error', fail).postMessage(job)
  })
