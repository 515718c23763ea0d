import type { DatabaseSync } from 'node:sqlite'
import {
  boundedEngine,
  createDocumentIndex,
  createQueryDesk,
  createQueryEngine,
  type DocumentIndex,
  type LakeDocument,
  type QueryEngine,
  type QueryLimits,
} from '../groq/index.ts'
import { createLaggingIndex, type Lag } from '../limits/lagging-index.ts'
import { createUsage, type Most, type Usage } from '../limits/usage.ts'
import { createListenerHub, type ListenerHub } from '../listen/hub.ts'
import type { DocumentChange } from '../mutations/transaction.ts'
import type { LoggedTransaction } from './log-entry.ts'

/** One dataset at work: its settings, its documents in memory, its queries and its listeners. */
export interface Dataset {
  readonly key: number
  readonly name: string
  readonly aclMode: 'private' | 'public'
  readonly referenceChecks: boolean
  readonly createdAt: string
  readonly index: DocumentIndex
  readonly engine: QueryEngine
  /** Hears of a commit at once. */
  readonly hub: ListenerHub
  /** Hears of a commit when queries see it: the same as `hub`, but for a lake under hosted rules. */
  readonly queryHub: ListenerHub
  /** What it holds, where that is limited. */
  readonly usage?: Usage
  /** Called once for every commit, in order. Queries may see a deferred one later. */
  announce(transaction: LoggedTransaction, changes: readonly DocumentChange[], deferred?: boolean): void
  /** Ends what runs outside this thread. */
  stopQueries(): Promise<void>
  /** Resolves when queries see every commit made so far, but for deferred ones. */
  caughtUp(): Promise<void>
}

/** The datasets of a lake, by name. */
export interface Datasets {
  get(name: string): Dataset | undefined
  list(): readonly Dataset[]
  /** Makes a dataset; the caller has checked the name. Returns `undefined` when the name is taken. */
  create(settings: DatasetSettings): Dataset | undefined
  /** Opens a dataset to everybody, or closes it, and ends the streams that this concerns; `false` when there is none. */
  edit(name: string, aclMode: 'private' | 'public'): boolean
  /** Deletes a dataset with all its documents and history; `false` when there was none. */
  remove(name: string): boolean
  /** Ends every stream and what runs. */
  close(): Promise<void>
}

export interface DatasetSettings {
  readonly name: string
  readonly aclMode: 'private' | 'public'
  readonly referenceChecks: boolean
  readonly createdAt: string
}

/** `lag`: queries run behind commits, as far as it says. `most`: what a dataset may hold. `queries`: what each may use. */
export interface Manners {
  readonly lag?: Lag | undefined
  readonly most?: (() => Most | undefined) | undefined
  readonly queries?: QueryLimits | undefined
}

/** Opens the datasets stored in the database, loading every document into memory. See {@link Manners}. */
export function openDatasets(database: DatabaseSync, projectId: string, manners: Manners = {}): Datasets {
  const open = new Map<string, Dataset & { aclMode: Dataset['aclMode'] }>()
  const insert = database.prepare(
    'INSERT OR IGNORE INTO datasets (name, acl_mode, reference_checks, created_at) VALUES (?, ?, ?, ?)',
  )
  const keyOf = database.prepare('SELECT key FROM datasets WHERE name = ?')
  const update = database.prepare('UPDATE datasets SET acl_mode = ? WHERE key = ?')

  for (const row of database.prepare('SELECT * FROM datasets ORDER BY name').all()) {
    const settings: DatasetSettings = {
      name: String(row['name']),
      aclMode: row['acl_mode'] === 'public' ? 'public' : 'private',
      referenceChecks: row['reference_checks'] === 1,
      createdAt: String(row['created_at']),
    }
    const dataset = createDataset(
      projectId,
      Number(row['key']),
      settings,
      manners,
      loadDocuments(database, Number(row['key'])),
    )
    open.set(dataset.name, dataset)
  }

  return {
    get: (name) => open.get(name),
    list: () => [...open.values()],
    create(settings) {
      if (open.has(settings.name)) return undefined
      insert.run(settings.name, settings.aclMode, settings.referenceChecks ? 1 : 0, settings.createdAt)
      const dataset = createDataset(projectId, Number(keyOf.get(settings.name)?.['key']), settings, manners)
      open.set(dataset.name, dataset)
      return dataset
    },
    edit(name, aclMode) {
      const dataset = open.get(name)
      if (!dataset) return false
      update.run(aclMode, dataset.key)
      dataset.aclMode = aclMode
      for (const hub of hubsOf(dataset)) hub.endLimited()
      return true
    },
    remove(name) {
      const dataset = open.get(name)
      if (!dataset) return false
      open.delete(name)
      closeHubs(dataset, `Dataset ${JSON.stringify(name)} was deleted`)
      void dataset.stopQueries()
      eraseDataset(database, dataset.key)
      return true
    },
    async close() {
      for (const dataset of open.values()) closeHubs(dataset)
      await Promise.all([...open.values()].map((dataset) => dataset.stopQueries()))
    },
  }
}

function createDataset(
  projectId: string,
  key: number,
  settings: DatasetSettings,
  { lag, most, queries }: Manners,
  documents: Iterable<LakeDocument> = [],
): Dataset {
  const index = createDocumentIndex()
  const lagging = lag && createLaggingIndex(lag)
  const usage = most && createUsage(most)
  for (const document of documents) {
    index.put(document)
    usage?.move(null, document)
    lagging?.index.put(document)
  }
  const seen = lagging?.index ?? index
  const sanity = { projectId, dataset: settings.name }
  const desk = createQueryDesk(seen, { sanity, ...queries })
  const hub = createListenerHub()
  const queryHub = lagging ? createListenerHub() : hub
  return {
    key,
    ...settings,
    index,
    engine: boundedEngine(createQueryEngine(seen, { sanity }), desk),
    hub,
    queryHub,
    ...(usage && { usage }),
    announce(transaction, changes, deferred) {
      hub.publish(transaction, changes)
      if (!lagging) return desk.changed(changes)
      const then = (seen: readonly DocumentChange[]): void => {
        desk.changed(seen)
        queryHub.publish(transaction, changes)
      }
      lagging.take(changes, then, deferred)
    },
    stopQueries: () => desk.close(),
    caughtUp: () => lagging?.caughtUp() ?? Promise.resolve(),
  }
}

const hubsOf = ({ hub, queryHub }: Dataset): ReadonlySet<ListenerHub> => new Set([hub, queryHub])

function closeHubs(dataset: Dataset, reason?: string): void {
  for (const hub of hubsOf(dataset)) hub.close(reason)
}

function* loadDocuments(database: DatabaseSync, key: number): Generator<LakeDocument> {
  const rows = database.prepare('SELECT json FROM documents WHERE dataset = ? ORDER BY id').iterate(key)
  for (const row of rows) yield JSON.parse(String(row['json'])) as LakeDocument
}

function eraseDataset(database: DatabaseSync, key: number): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const table of ['documents', 'transaction_documents', 'transactions'])
      database.prepare(`DELETE FROM ${table} WHERE dataset = ?`).run(key)
    database.prepare('DELETE FROM datasets WHERE key = ?').run(key)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
