import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { diskReason } from './disk-error.ts'

/** Thrown when a folder cannot be written to, saying why. */
export class FolderUnusable extends Error {}

/** Thrown when another lake works on the folder: each would overwrite what the other knows. */
export class FolderInUse extends Error {}

/**
 * Takes a data folder for this process alone and returns the function that gives it back. The lock is the operating
 * system's, so it is gone with the process however that ends. Readers of the database file are not kept out.
 */
export function lockFolder(dataDir: string): () => void {
  if (dataDir === ':memory:') return () => undefined
  let lock: DatabaseSync | undefined
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    // SQLite locks what it cannot write to, and says so much later
    accessSync(dataDir, constants.W_OK)
    lock = new DatabaseSync(join(dataDir, 'lake.lock'))
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    const why = diskReason(error)
    if (why !== undefined) throw new FolderUnusable(`The Content Lake cannot use ${dataDir}: ${why}`, { cause: error })
    throw new FolderInUse(`Another Content Lake is running on ${dataDir}`, { cause: error })
  }
  const held = lock
  return () => held.close()
}
