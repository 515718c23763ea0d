import { ClientError, type SanityClient } from '@sanity/client'
import { instant, type StoredDocument, type Write } from '@souk/kernel'
import type { CommitOutcome, DocumentStore } from '../contract.ts'
import { backOff, systemTimers, type Timers } from '../dispatch/timers.ts'
import { targetOf } from './apply-write.ts'
import { gatherReads } from './gather-reads.ts'
import { failureOf } from './lake-errors.ts'
import { createLakeListener } from './lake-listener.ts'
import { createPatientReading, type Reading } from './patient-reading.ts'
import { UnknownOutcome } from './unknown-outcome.ts'

export interface LakeStoreOptions {
  /** How long one mutation request may take before it is sent again under the same id. */
  readonly requestTimeoutMs?: number
  /** How often a mutation request is sent at least, before nobody knows what became of it. */
  readonly attempts?: number
  /** For how long a lake that is away is tried again, ms. */
  readonly patienceMs?: number
  readonly timers?: Timers
  /** Told when the listener's connection is lost; it is opened again. */
  readonly onListenerLost?: (error: unknown) => void
}

/** Longest rest between two tries of a commit: a lake that is back shall not be waited for. */
const mostRestMs = 400
/** Longest list of ids in one document request: the address must stay well below what servers take. */
const idsPerRequest = 100
const charactersPerRequest = 6000
/** What Sanity takes as a document's id; asking for anything else fails. What somebody typed may be anything else. */
const possibleId = /^(?=.{1,128}$)[A-Za-z0-9_][A-Za-z0-9_-]*(\.[A-Za-z0-9_][A-Za-z0-9_-]*)*$/

/**
 * The document store over the Content Lake. Reads by id use the document endpoint, which sees every commit, and those of
 * one moment go in one request; commits carry a fixed transaction id, so that a lost answer is cleared up by sending the
 * same request again. Readings are asked again here: a server's client has `maxRetries: 0`, or both of them wait.
 */
export function createLakeStore(client: SanityClient, options: LakeStoreOptions = {}): DocumentStore {
  const { requestTimeoutMs = 4000, attempts = 8, patienceMs = 4000, timers = systemTimers } = options
  const lake = client.withConfig({ useCdn: false, perspective: 'raw', timeout: requestTimeoutMs })
  const reading = createPatientReading(timers, patienceMs)
  const listen = createLakeListener(lake, options.onListenerLost ?? (() => undefined))

  const get = gatherReads(async (ids): Promise<ReadonlyMap<string, StoredDocument>> => {
    const possible = ids.filter((id) => possibleId.test(id))
    const answers = await Promise.all(
      chunks(possible).map((chunk) => reading(() => lake.getDocuments<StoredDocument>(chunk))),
    )
    return new Map(answers.flat().flatMap((document) => (document ? [[document._id, document] as const] : [])))
  })

  async function send(writes: readonly Write[], transactionId: string, at: string | undefined): Promise<void> {
    const stamped = at === undefined ? lake : lake.withConfig({ headers: { 'X-Content-Lake-Time': at } })
    await stamped.mutate(writes as unknown as Parameters<SanityClient['mutate']>[0], {
      transactionId,
      visibility: 'async',
      returnDocuments: false,
    })
  }

  /** Whether a transaction is in: a document that it wrote still carries its id as revision. */
  async function hasLanded(writes: readonly Write[], transactionId: string): Promise<boolean> {
    const documents = await get([...new Set(writes.map(targetOf))].slice(0, 2 * idsPerRequest))
    return documents.some((document) => document?._rev === transactionId)
  }

  async function commit(
    writes: readonly Write[],
    { transactionId, at }: { readonly transactionId: string; readonly at?: string },
  ): Promise<CommitOutcome> {
    /** An earlier attempt may have landed; from then on a refusal may be that attempt's own doing. */
    let doubt: unknown
    const since = timers.elapsed()
    for (let attempt = 0; ; attempt += 1) {
      try {
        await send(writes, transactionId, at)
        return { kind: 'committed', transactionId }
      } catch (error) {
        const failure = failureOf(error)
        if (failure.kind === 'landed') return { kind: 'committed', transactionId }
        if (failure.kind === 'refused') throw error
        if (failure.kind === 'exists' || failure.kind === 'conflict') {
          if (doubt === undefined) return failure
          // While nobody can be asked the doubt stays
          const landed = await hasLanded(writes, transactionId).catch(() => undefined)
          if (landed !== undefined) return landed ? { kind: 'committed', transactionId } : failure
        }
        if (failure.kind === 'unknown') doubt = error
        if (failure.kind === 'busy' && doubt === undefined) return failure
        if (attempt + 1 >= attempts && timers.elapsed() - since >= patienceMs)
          throw new UnknownOutcome(transactionId, error)
        await timers.sleep(failure.kind === 'busy' ? failure.retryAfterMs : backOff(timers, attempt, 50, mostRestMs))
      }
    }
  }

  return {
    get,
    commit,
    query: <Row>(groq: string, params: Readonly<Record<string, unknown>> = {}) =>
      reading(() => lake.fetch<Row>(groq, { ...params })),
    listen,
    asOf: (id, revision) => readAsOf(lake, reading, id, revision),
    time: async () => instant(await reading(() => lake.fetch<string>('now()'))),
  }
}

/** Asks the dataset's history, which may reach back days only: not found is an answer, whatever else is refused is a fault. */
async function readAsOf(
  lake: SanityClient,
  reading: Reading,
  id: string,
  revision: string,
): Promise<StoredDocument | undefined> {
  const url = `/data/history/${lake.config().dataset}/documents/${id}`
  const ask = () => lake.request<{ readonly documents?: readonly StoredDocument[] }>({ url, query: { revision } })
  const answer = await reading(ask).catch((error: unknown) => {
    if (error instanceof ClientError && error.statusCode === 404) return undefined
    throw error
  })
  return answer?.documents?.[0]
}

function chunks(ids: readonly string[]): string[][] {
  const all: string[][] = []
  let characters = charactersPerRequest
  for (const id of ids) {
    const last = all.at(-1)
    characters += id.length + 1
    if (last && last.length < idsPerRequest && characters <= charactersPerRequest) last.push(id)
    else {
      all.push([id])
      characters = id.length + 1
    }
  }
  return all
}
