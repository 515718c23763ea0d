import type { DatabaseSync } from 'node:sqlite'
import {
  createDocumentIndex,
  createQueryEngine,
  type DocumentIndex,
  type LakeDocument,
  type QueryEngine,
} from '../groq/index.ts'
import { createListenerHub, type ListenerHub } from '../listen/hub.ts'

/** One dataset at work: its settings, its documents in memory, its queries and its listeners. */
export interface Dataset {
  readonly key: number
  readonly name: string
  readonly aclMode: 'private' | 'public'
  readonly referenceChecks: boolean
  readonly createdAt: string
  readonly index: DocumentIndex
  readonly engine: QueryEngine
  readonly hub: ListenerHub
}

/** The datasets of a lake, by name. */
export interface Datasets {
  get(name: string): Dataset | undefined
  list(): readonly Dataset[]
  /** Makes a dataset; the caller has checked the name. Returns `undefined` when the name is taken. */
  create(settings: DatasetSettings): Dataset | undefined
  /** Deletes a dataset with all its documents and history; `false` when there was none. */
  remove(name: string): boolean
  close(): void
}

export interface DatasetSettings {
  readonly name: string
  readonly aclMode: 'private' | 'public'
  readonly referenceChecks: boolean
  readonly createdAt: string
}

/** Opens the datasets stored in the database, loading every document into memory. */
export function openDatasets(database: DatabaseSync, projectId: string): Datasets {
  const open = new Map<string, Dataset>()
  const insert = database.prepare(
    'INSERT OR IGNORE INTO datasets (name, acl_mode, reference_checks, created_at) VALUES (?, ?, ?, ?)',
  )
  const keyOf = database.prepare('SELECT key FROM datasets WHERE name = ?')

  for (const row of database.prepare('SELECT * FROM datasets ORDER BY name').all()) {
    const dataset = createDataset(projectId, Number(row['key']), {
      name: String(row['name']),
      aclMode: row['acl_mode'] === 'public' ? 'public' : 'private',
      referenceChecks: row['reference_checks'] === 1,
      createdAt: String(row['created_at']),
    })
    loadDocuments(database, dataset)
    open.set(dataset.name, dataset)
  }

  return {
    get: (name) => open.get(name),
    list: () => [...open.values()],
    create(settings) {
      if (open.has(settings.name)) return undefined
      insert.run(settings.name, settings.aclMode, settings.referenceChecks ? 1 : 0, settings.createdAt)
      const dataset = createDataset(projectId, Number(keyOf.get(settings.name)?.['key']), settings)
      open.set(dataset.name, dataset)
      return dataset
    },
    remove(name) {
      const dataset = open.get(name)
      if (!dataset) return false
      open.delete(name)
      dataset.hub.close()
      eraseDataset(database, dataset.key)
      return true
    },
    close() {
      for (const dataset of open.values()) dataset.hub.close()
    },
  }
}

function createDataset(projectId: string, key: number, settings: DatasetSettings): Dataset {
  const index = createDocumentIndex()
  return {
    key,
    ...settings,
    index,
    engine: createQueryEngine(index, { sanity: { projectId, dataset: settings.name } }),
    hub: createListenerHub(),
  }
}

function loadDocuments(database: DatabaseSync, dataset: Dataset): void {
  const rows = database.prepare('SELECT json FROM documents WHERE dataset = ? ORDER BY id').iterate(dataset.key)
  for (const row of rows) dataset.index.put(JSON.parse(String(row['json'])) as LakeDocument)
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
