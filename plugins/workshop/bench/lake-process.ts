import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createContentLake, type LakeConfig } from '@souk/content-lake'
import { makeDocuments } from './lake-documents.ts'

/** The token that may do everything in a benchmark's lake. */
export const benchToken = 'bench'

/** A lake's configuration over a folder. */
export const benchConfig = (dataDir: string): LakeConfig => ({
  dataDir,
  projectId: 'bench',
  datasets: [{ name: 'production', aclMode: 'private' }],
  tokens: [{ token: benchToken, role: 'administrator', id: 'bench', name: 'Bench' }],
  roles: {},
  people: [],
})

/** A folder as a lake of that many documents leaves it, written past the lake: its log is empty. Answers bytes of JSON. */
export async function fillFolder(dataDir: string, count: number): Promise<number> {
  mkdirSync(dataDir, { recursive: true })
  await (await createContentLake(benchConfig(dataDir))).close()
  const database = new DatabaseSync(join(dataDir, 'lake.sqlite'))
  const key = database.prepare("SELECT key FROM datasets WHERE name = 'production'").get()?.['key'] ?? 1
  const insert = database.prepare('INSERT INTO documents (dataset, id, json) VALUES (?, ?, ?)')
  let bytes = 0
  database.exec('BEGIN')
  for (const document of makeDocuments(count)) {
    const json = JSON.stringify(document)
    bytes += json.length
    insert.run(key, document._id, json)
  }
  database.exec('COMMIT')
  database.close()
  return bytes
}

/** What a started lake says of itself. */
export interface Started {
  readonly port: number
  readonly startMs: number
  readonly heapBytes: number
  /** Milliseconds of reading and parsing every row into a map: the least that documents in memory take. */
  readonly leastMs: number
}

// As a process of its own: starts a lake over a folder, says how it went, and stays until its parent leaves.
const [dataDir] = process.argv.slice(2)
if (process.send && dataDir !== undefined && import.meta.main) {
  const least = performance.now()
  const plain = new Map<string, unknown>()
  if (dataDir !== ':memory:') {
    const database = new DatabaseSync(join(dataDir, 'lake.sqlite'), { readOnly: true })
    for (const row of database.prepare('SELECT id, json FROM documents').iterate())
      plain.set(String(row['id']), JSON.parse(String(row['json'])))
    database.close()
  }
  const leastMs = performance.now() - least
  plain.clear()
  globalThis.gc?.()
  const before = process.memoryUsage()
  const started = performance.now()
  const lake = await createContentLake(benchConfig(dataDir))
  const { port } = await lake.listen(0)
  const startMs = performance.now() - started
  globalThis.gc?.()
  const after = process.memoryUsage()
  const heapBytes = after.heapUsed + after.external - before.heapUsed - before.external
  process.send({ port, startMs, leastMs, heapBytes } satisfies Started)
  process.on('disconnect', () => void lake.close().then(() => process.exit(0)))
}
