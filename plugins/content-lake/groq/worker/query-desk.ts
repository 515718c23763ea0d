import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { LakeDocument } from '../document.ts'
import type { DocumentIndex } from '../document-index.ts'
import { QueryTimeoutError } from '../parse-error.ts'
import type { FromWorker, MovableQuery, MovedAnswer, ToWorker, WorkerSettings } from './protocol.ts'

/** The answer would not fit into the memory that one query may use. */
export class QueryTooLargeError extends Error {}

/** Too many heavy queries wait already. */
export class QueriesBusyError extends Error {}

/** Where a dataset's heavy queries are brought: a thread that is started when it is needed and ended when it is not. */
export interface QueryDesk {
  /**
   * Rejects with `QueryTimeoutError`, {@link QueryTooLargeError} or {@link QueriesBusyError}. Time and memory are bounded from outside:
   * whatever the query does, the thread is ended.
   */
  ask(request: MovableQuery): Promise<MovedAnswer>
  /** The thread holds all documents already, and nobody waits for it. */
  readonly idle: boolean
  /** Told of every change of the index, in order. */
  changed(changes: readonly { readonly id: string; readonly after: LakeDocument | null }[]): void
  close(): Promise<void>
}

/** What one query may use. */
export interface QueryLimits {
  /** Milliseconds; 20 000. */
  readonly timeoutMs?: number
  /** Megabytes beside the documents themselves; 512. */
  readonly memoryMb?: number
  /** Characters of its result as JSON; 128 Mi. */
  readonly longestResult?: number
}

export interface QueryDeskOptions extends QueryLimits {
  readonly sanity?: { projectId: string; dataset: string }
  /** Queries that may wait. */
  readonly mostWaiting?: number
  /** Milliseconds without a question after which the thread is ended. */
  readonly idleMs?: number
}

/** Documents sent at a time, so that filling a thread stops nothing else for long. */
const chunk = 500
/** What a document takes in memory, in bytes for each character of its JSON, at most. */
const bytesPerCharacter = 8
/** The thread looks at the clock itself; this long after that it is ended. */
const graceMs = 500

const file = new URL(`./query-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url)

/** Opens the desk of one dataset; nothing is started yet. */
export function createQueryDesk(index: DocumentIndex, options: QueryDeskOptions = {}): QueryDesk {
  const { memoryMb = 512, longestResult = 128 * 1024 * 1024, mostWaiting = 64, idleMs = 60_000 } = options
  let thread: Worker | undefined
  let line: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let numbers = 0
  let rest: NodeJS.Timeout | undefined
  let filled = false

  const tell = (message: ToWorker): void => thread?.postMessage(message)
  const end = async (): Promise<void> => {
    const last = thread
    thread = undefined
    clearTimeout(rest)
    await last?.terminate()
  }

  const start = async (): Promise<Worker> => {
    if (thread) return thread
    filled = false
    const documents = index.documents()
    const settings: WorkerSettings = { longestResult, ...(options.sanity && { sanity: options.sanity }) }
    const own = new Worker(file, {
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb + Math.ceil(bytesOf(documents) / 1_048_576) },
    })
    // Every question listens for errors itself; between two there is nobody to tell
    own.on('error', () => undefined)
    own.on('exit', () => {
      if (thread === own) thread = undefined
    })
    thread = own
    // Heard at once, so that a thread that is ended while it is filled is nobody's surprise
    await Promise.all([messageOf(own, 0), fill(own, documents)])
    if (thread !== own) throw new ThreadGone(ended())
    filled = true
    return own
  }

  const fill = async (own: Worker, documents: readonly LakeDocument[]): Promise<void> => {
    const ids = documents.map(({ _id }) => _id)
    for (let at = 0; at < ids.length && thread === own; at += chunk) {
      const now = ids.slice(at, at + chunk).flatMap((id) => index.get(id) ?? [])
      tell({ kind: 'put', documents: now })
      await new Promise((resume) => setImmediate(resume))
    }
  }

  const askNow = async (request: MovableQuery): Promise<MovedAnswer> => {
    clearTimeout(rest)
    numbers += 1
    let own: Worker | undefined
    try {
      own = await start()
      own.ref()
      const timeoutMs = Math.min(options.timeoutMs ?? 20_000, request.timeoutMs ?? Number.POSITIVE_INFINITY)
      own.postMessage({ kind: 'query', number: numbers, request: { ...request, timeoutMs } } satisfies ToWorker)
      const said = await messageOf(own, numbers, timeoutMs + graceMs)
      if (said.kind === 'answer') return said.answer
      if (said.kind === 'fault') throw said.error
      throw said.kind === 'timeout' ? tooSlow() : new QueryTooLargeError('the result is too large')
    } catch (error) {
      if (error instanceof ThreadGone) await end()
      throw error instanceof ThreadGone ? error.reason : error
    } finally {
      own?.unref()
      rest = setTimeout(() => void end(), idleMs).unref()
    }
  }

  return {
    get idle() {
      return thread !== undefined && filled && waiting === 0
    },
    async ask(request) {
      if (waiting >= mostWaiting) throw new QueriesBusyError('too many heavy queries are waiting')
      waiting += 1
      const turn = line.then(() => askNow(request))
      line = turn.catch(() => undefined)
      return turn.finally(() => {
        waiting -= 1
      })
    },
    changed(changes) {
      if (!thread) return
      for (const { id, after } of changes)
        tell(after ? { kind: 'put', documents: [after] } : { kind: 'remove', ids: [id] })
    },
    close: end,
  }
}

/** The thread did not answer and has to be ended, if it is not yet. */
class ThreadGone extends Error {
  readonly reason: Error
  constructor(reason: Error) {
    super(reason.message)
    this.reason = reason
  }
}

const ended = (): Error => new QueryTooLargeError('the query was ended')
const tooSlow = (): QueryTimeoutError => new QueryTimeoutError('the query took too long')

/** Waits for the message of a number, or for the end of the thread, of its memory or of the time. */
function messageOf(thread: Worker, number: number, limitMs?: number): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    const over = (): void => {
      clearTimeout(timer)
      thread.off('message', onMessage)
      thread.off('error', onError)
      thread.off('exit', onExit)
    }
    const gone = (reason: Error): void => {
      over()
      reject(new ThreadGone(reason))
    }
    const onMessage = (said: FromWorker): void => {
      if (said.number !== number) return
      over()
      resolve(said)
    }
    const onError = (error: Error & { readonly code?: string }): void =>
      gone(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new QueryTooLargeError('the query needs too much memory') : error,
      )
    const onExit = (): void => gone(ended())
    const timer = limitMs === undefined ? undefined : setTimeout(() => gone(tooSlow()), limitMs)
    thread.on('message', onMessage)
    thread.on('error', onError)
    thread.on('exit', onExit)
  })
}

/** About how much memory documents take, from a sample of them. */
function bytesOf(documents: readonly LakeDocument[]): number {
  const step = Math.max(1, Math.floor(documents.length / 200))
  const sample = documents.filter((_, at) => at % step === 0)
  const characters = sample.reduce((sum, document) => sum + JSON.stringify(document).length, 0)
  return sample.length === 0 ? 0 : (characters / sample.length) * documents.length * bytesPerCharacter
}
