import { instant, type StoredDocument, type Write } from '@souk/kernel'
import { evaluate } from 'groq-js'
import type { CommitOutcome, DocumentStore, StoreChange } from '../contract.ts'
import { applyWrite, targetOf } from './apply-write.ts'
import { readQuery } from './read-query.ts'

/** A store that a test can look into. */
export interface MemoryStore extends DocumentStore {
  /** Every document now, in order of creation. */
  all(): readonly StoredDocument[]
  /** Those of one type, in order of creation. */
  ofType(type: string): readonly StoredDocument[]
  /** How many transactions have been committed. */
  commits(): number
}

/**
 * The document store in memory: for simulations, and tests that need no lake. Times come from `now`.
 * `remembersTransactions: false` answers a repeated transaction as a service would that does not know ids: by its own
 * conflict or `exists`.
 */
export function createMemoryStore(options: {
  readonly now: () => string
  readonly documents?: readonly StoredDocument[]
  readonly remembersTransactions?: boolean
}): MemoryStore {
  const documents = new Map<string, StoredDocument>()
  const types = new Map<string, Map<string, StoredDocument>>()
  const landed = new Set<string>()
  const listeners = new Set<{ types: ReadonlySet<string>; onChange: (change: StoreChange) => void }>()
  let commits = 0

  function commit(writes: readonly Write[], transactionId: string, at: string): CommitOutcome {
    if (landed.has(transactionId)) return { kind: 'committed', transactionId }
    const touched = new Map<string, StoredDocument | undefined>()
    for (const write of writes.map(asJson)) {
      const id = targetOf(write)
      const outcome = applyWrite(touched.has(id) ? touched.get(id) : documents.get(id), write, { transactionId, at })
      if ('problem' in outcome)
        return outcome.problem === 'exists' ? { kind: 'exists', ids: [id] } : { kind: 'conflict' }
      touched.set(id, outcome.after)
    }
    if (options.remembersTransactions !== false) landed.add(transactionId)
    commits += 1
    for (const [id, after] of touched) settle(id, after)
    return { kind: 'committed', transactionId }
  }

  function put(id: string, before: StoredDocument | undefined, after: StoredDocument | undefined): void {
    if (before && before._type !== after?._type) types.get(before._type)?.delete(id)
    if (!after) return void documents.delete(id)
    documents.set(id, after)
    const alike = types.get(after._type)
    if (alike) alike.set(id, after)
    else types.set(after._type, new Map([[id, after]]))
  }

  function settle(id: string, after: StoredDocument | undefined): void {
    const before = documents.get(id)
    put(id, before, after)
    const type = (after ?? before)?._type
    if (type === undefined) return
    const transition = !before ? 'appear' : after ? 'update' : 'disappear'
    for (const listener of listeners)
      if (listener.types.has(type)) listener.onChange({ id, type, transition, ...(after && { result: after }) })
  }

  for (const document of options.documents ?? []) put(document._id, documents.get(document._id), document)
  const ofType = (type: string) => [...(types.get(type)?.values() ?? [])]
  return {
    async get(ids) {
      return ids.map((id) => documents.get(id))
    },
    async commit(writes, { transactionId, at }) {
      return commit(writes, transactionId, at ?? options.now())
    },
    async query<Row>(groq: string, params: Readonly<Record<string, unknown>> = {}) {
      const { tree, type } = readQuery(groq, params)
      const dataset = type === undefined ? [...documents.values()] : ofType(type)
      return (await (await evaluate(tree, { dataset, params, timestamp: new Date(options.now()) })).get()) as Row
    },
    listen(types, onChange) {
      const listener = { types: new Set(types), onChange }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    time: async () => instant(options.now()),
    all: () => [...documents.values()],
    ofType,
    commits: () => commits,
  }
}

/** What a store is told is JSON: fields that are undefined are not there. */
const asJson = (write: Write): Write => plain(write) as Write

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? null)
  const fields: Record<string, unknown> = {}
  for (const name in value) {
    const field = (value as Record<string, unknown>)[name]
    if (field !== undefined) fields[name] = plain(field)
  }
  return fields
}
