import { ClientError, type SanityClient, ServerError } from '@sanity/client'
import type { Write } from '@souk/kernel'
import type { DocumentStore } from '../../contract.ts'
import { createLakeStore } from '../../store/lake-store.ts'
import type { MemoryStore } from '../../store/memory-store.ts'
import type { VirtualTime } from './virtual-time.ts'

/**
 * What happens to one request on its way. `dropped`: it never arrives; `late`: it arrives when nobody waits for it any
 * more; `lost`: it is done, and the answer never arrives; `twice`: it arrives once more a little later; `conflict`: it is
 * refused as if a revision had moved; `limited` and `away`: 429 and 503, nothing is done; `broken`: 500, with the work
 * done or not.
 */
export type Mishap = 'none' | 'dropped' | 'late' | 'lost' | 'twice' | 'conflict' | 'limited' | 'away' | 'broken'

/** Decides over requests, and how long they take. */
export interface Weather {
  mishap(kind: 'read' | 'write', process: number): Mishap
  /** Milliseconds for one way. */
  delay(): number
}

export interface WireOptions {
  readonly store: MemoryStore
  readonly time: VirtualTime
  readonly weather: Weather
  /** Whose line it is. */
  readonly process: number
  /** False once the process is gone: nothing reaches it any more, nor does it send. */
  readonly isUp: () => boolean
  /** How long an answer is waited for. */
  readonly patienceMs: number
  readonly afterCommit: () => void
}

/** A request that got no answer in time, as the client tells of it. */
const silence = () => Object.assign(new Error('The request timed out'), { code: 'ETIMEDOUT' })
const answered = (statusCode: number, error: unknown) => ({
  statusCode,
  statusMessage: null,
  headers: {},
  url: 'https://lake.example/',
  method: 'POST',
  body: { error },
})
const refused = (type: string, ids: readonly string[]) =>
  new ClientError(
    answered(409, {
      type: 'mutationError',
      description: type,
      items: ids.map((id, index) => ({ index, error: { type, id, description: type } })),
    }),
  )
const faults = {
  limited: () => new ClientError(answered(429, { type: 'rateLimit', description: 'Too many requests' })),
  away: () => new ServerError(answered(503, { type: 'serviceUnavailable', description: 'Try again later' })),
  broken: () => new ServerError(answered(500, { type: 'internalServerError', description: 'It went wrong' })),
} as const

/** How often the client asks again for what changes nothing, and how long it rests before. */
const readRetries = 5
const restMs = (attempt: number) => 100 * 2 ** attempt

/**
 * The store that a shop's server has, the lake's own adapter with all that it knows of retries and doubts, over a line
 * on which things go wrong. At the other end are documents in memory.
 */
export function storeOverWire(options: WireOptions): DocumentStore {
  const { store, time, patienceMs } = options
  const client: Pick<SanityClient, 'withConfig' | 'getDocuments' | 'mutate' | 'fetch'> = {
    withConfig: () => client as unknown as SanityClient,
    getDocuments: ((ids: readonly string[]) =>
      read(options, () => store.get(ids).then((found) => found.map((each) => each ?? null)))) as never,
    fetch: ((groq: string, params: Readonly<Record<string, unknown>>) =>
      read(options, () => store.query(groq, params))) as never,
    mutate: ((writes: readonly Write[], { transactionId }: { transactionId: string }) =>
      write(options, writes, transactionId)) as never,
  }
  const lake = createLakeStore(client as unknown as SanityClient, { timers: time, requestTimeoutMs: patienceMs })
  return { ...lake, listen: (types, onChange) => store.listen(types, onChange) }
}

async function read<Value>(options: WireOptions, ask: () => Promise<Value>): Promise<Value> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await carry(options, 'read', ask)
    } catch (error) {
      if (attempt >= readRetries || !options.isUp() || (error instanceof ServerError && error.statusCode === 500))
        throw error
      await options.time.sleep(restMs(attempt))
    }
  }
}

const write = (options: WireOptions, writes: readonly Write[], transactionId: string) =>
  carry(options, 'write', async () => {
    const outcome = await options.store.commit(writes, { transactionId })
    options.afterCommit()
    if (outcome.kind === 'exists') throw refused('documentAlreadyExistsError', outcome.ids)
    if (outcome.kind === 'conflict') throw refused('documentRevisionIDDoesNotMatchError', [''])
    return { transactionId }
  })

async function carry<Value>(options: WireOptions, kind: 'read' | 'write', work: () => Promise<Value>): Promise<Value> {
  const { time, weather, process, isUp, patienceMs } = options
  if (!isUp()) throw silence()
  const mishap = weather.mishap(kind, process)
  await time.sleep(weather.delay())
  if (mishap === 'limited' || mishap === 'away') throw faults[mishap]()
  if (mishap === 'conflict' && kind === 'write') throw refused('documentRevisionIDDoesNotMatchError', [''])
  if (mishap === 'broken' && time.random() < 0.5) throw faults.broken()
  if (mishap === 'late')
    void time
      .sleep(patienceMs * (0.5 + time.random()))
      .then(work)
      .catch(() => undefined)
  if (mishap === 'dropped' || mishap === 'late') return after(patienceMs)
  const outcome = await work().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if (mishap === 'twice')
    void time
      .sleep(weather.delay())
      .then(work)
      .catch(() => undefined)
  if (mishap === 'broken') throw faults.broken()
  if (mishap === 'lost') return after(patienceMs)
  await time.sleep(weather.delay())
  if (!isUp()) throw silence()
  if ('error' in outcome) throw outcome.error
  return outcome.value

  async function after(ms: number): Promise<never> {
    await time.sleep(ms)
    throw silence()
  }
}
