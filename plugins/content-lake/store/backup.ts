import { cp, mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'

/** Thrown when a backup cannot be made there, or is not whole. */
export class BackupFailed extends Error {}

/** What a backup holds. */
export interface BackupFigures {
  readonly documents: number
  readonly transactions: number
}

/**
 * Copies a data folder into `target`, a new or empty folder, which is a data folder itself: restoring is starting a lake
 * on it. The lake may run and write meanwhile; the copy is the state of one moment, with all pictures and files that
 * its documents name. Rejects with {@link BackupFailed} rather than leave a copy that SQLite finds fault with.
 */
export async function backUpFolder(dataDir: string, target: string): Promise<BackupFigures> {
  await mkdir(target, { recursive: true, mode: 0o700 })
  if ((await readdir(target)).length > 0) throw new BackupFailed(`${target} is not empty`)
  const copy = join(target, 'lake.sqlite')
  const source = new DatabaseSync(join(dataDir, 'lake.sqlite'), { readOnly: true })
  try {
    // In one step, so that a lake that writes all the time cannot make it begin anew for ever
    await backup(source, copy, { rate: 2_147_483_647 })
  } finally {
    source.close()
  }
  // An asset is kept before its document is and never changes: what the documents name is there by now
  await cp(join(dataDir, 'assets'), join(target, 'assets'), { recursive: true }).catch(ignoreMissing)
  const figures = verified(copy)
  await flushed(copy)
  return figures
}

function verified(file: string): BackupFigures {
  const database = new DatabaseSync(file)
  try {
    const said = database.prepare('PRAGMA integrity_check').all()
    if (said.length !== 1 || said[0]?.['integrity_check'] !== 'ok') throw new BackupFailed(`${file} is not whole`)
    const count = (table: string): number =>
      Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'] ?? 0)
    return { documents: count('documents'), transactions: count('transactions') }
  } finally {
    database.close()
  }
}

async function flushed(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
