import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Thrown when another lake works on the folder: each would overwrite what the other knows. */
export class FolderInUse extends Error {}

/**
 * Takes a data folder for this process alone and returns the function that gives it back. The lock is the operating
 * system's, so it is gone with the process however that ends. Readers of the database file are not kept out.
 */
export function lockFolder(dataDir: string): () => void {
  if (dataDir === ':memory:') return () => undefined
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(join(dataDir, 'lake.lock'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw new FolderInUse(`Another Content Lake is running on ${dataDir}`, { cause: error })
  }
  return () => lock.close()
}
