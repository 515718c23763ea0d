import { parentPort, workerData } from 'node:worker_threads'
import { createDocumentIndex } from '../document-index.ts'
import { createQueryEngine } from '../engine.ts'
import { QueryTimeoutError } from '../parse-error.ts'
import type { Readable } from '../views.ts'
import type { FromWorker, MovableQuery, ToWorker, WorkerSettings } from './protocol.ts'

/**
 * The thread in which a dataset's heavy queries run: it holds the same documents as the lake, takes every change in
 * order, and answers one query after the other. It may be ended at any time.
 */
const settings = workerData as WorkerSettings
const index = createDocumentIndex()
const engine = createQueryEngine(index, settings.sanity ? { sanity: settings.sanity } : {})
const readers = new Map<string, Readable>()

/** The same function for the same filters, so that the engine's views are found again. */
function readerOf(filters: readonly string[], identity: string | undefined): Readable {
  const key = JSON.stringify([filters, identity])
  const known = readers.get(key)
  if (known) return known
  const tests = filters.map((filter) => engine.compileFilter(filter, {}, identity))
  const reader: Readable = (document) => tests.some((test) => test.matches(document))
  readers.set(key, reader)
  return reader
}

async function answer(number: number, { readFilters, ...request }: MovableQuery): Promise<FromWorker> {
  try {
    const readable = readFilters && readerOf(readFilters, request.identity)
    // What it waits for here is lost with the thread, if its whole time is over first
    const waitMs = (request.timeoutMs ?? Number.POSITIVE_INFINITY) / 2
    const { result, ...rest } = await engine.query({ ...request, waitMs, ...(readable && { readable }) })
    const text = JSON.stringify(result)
    if (text.length > settings.longestResult) return { number, kind: 'tooLarge' }
    return { number, kind: 'answer', answer: { text, rest } }
  } catch (error) {
    if (error instanceof QueryTimeoutError) return { number, kind: 'timeout' }
    // A string, an array or a stack that grows beyond what there can be
    if (error instanceof RangeError) return { number, kind: 'tooLarge' }
    return { number, kind: 'fault', error: error instanceof Error ? error : new Error(String(error)) }
  }
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'put') for (const document of message.documents) index.put(document)
  else if (message.kind === 'remove') for (const id of message.ids) index.remove(id)
  else void answer(message.number, message.request).then((said) => parentPort?.postMessage(said))
})
parentPort?.postMessage({ number: 0, kind: 'ready' } satisfies FromWorker)
