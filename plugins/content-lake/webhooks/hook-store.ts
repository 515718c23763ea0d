import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Hook } from './hook.ts'

/** A hook with what only the lake knows of it. */
export interface StoredHook {
  readonly hook: Hook
  /** The role of whoever made it: the hook tells of what that role may read. */
  readonly role: string
  /** How far in the log it has been told of; later transactions are still to be looked at. */
  readonly position: number
}

/** Keeps hooks and their places in the log. */
export interface HookStore {
  list(): readonly StoredHook[]
  get(id: string): StoredHook | undefined
  insert(hook: Hook, role: string): void
  update(hook: Hook): void
  /** With all its messages. False when there was none. */
  remove(id: string): boolean
  /** Writes a position; it counts once {@link HookStore.moveTo} is called, when the write is safe. */
  savePosition(id: string, position: number): void
  /** Goes on from a position. What lies before it had nothing to tell, so that it is written only now and then. */
  moveTo(id: string, position: number): void
  /** Writes where every hook is. */
  saveAll(): void
  /** The last transaction's place in the log, of whatever dataset. */
  endOfLog(): number
}

const schema = `
CREATE TABLE IF NOT EXISTS hooks (
  id TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

/** Ids of hooks, messages and attempts. */
export const randomId = (): string => randomBytes(12).toString('base64url').replace(/[-_]/g, '0')

/** How much of the log is read a second time, at most, by a lake that was killed. */
const mostUnsaved = 500

/** Opens the hooks of a lake's database. */
export function createHookStore(database: DatabaseSync): HookStore {
  database.exec(schema)
  const insert = database.prepare('INSERT INTO hooks (id, json, role, position, created_at) VALUES (?, ?, ?, ?, ?)')
  const update = database.prepare('UPDATE hooks SET json = ? WHERE id = ?')
  const move = database.prepare('UPDATE hooks SET position = ? WHERE id = ?')
  const erase = database.prepare('DELETE FROM hooks WHERE id = ?')
  const last = database.prepare('SELECT max(seq) AS seq FROM transactions')
  const rows = database.prepare('SELECT * FROM hooks ORDER BY created_at, id').all()
  const known = new Map(
    rows.map((row) => {
      const hook = JSON.parse(String(row['json'])) as Hook
      return [hook.id, { hook, role: String(row['role']), position: Number(row['position']) }]
    }),
  )
  const saved = new Map([...known].map(([id, { position }]) => [id, position]))
  const savePosition = (id: string, position: number): void => {
    move.run(position, id)
    saved.set(id, position)
  }
  const endOfLog = (): number => Number(last.get()?.['seq'] ?? 0)
  const change = (id: string, changed: Partial<StoredHook>): void => {
    const before = known.get(id)
    if (before) known.set(id, { ...before, ...changed })
  }
  return {
    list: () => [...known.values()],
    get: (id) => known.get(id),
    insert(hook, role) {
      const position = endOfLog()
      insert.run(hook.id, JSON.stringify(hook), role, position, hook.createdAt)
      known.set(hook.id, { hook, role, position })
      saved.set(hook.id, position)
    },
    update(hook) {
      update.run(JSON.stringify(hook), hook.id)
      change(hook.id, { hook })
    },
    remove: (id) => known.delete(id) && erase.run(id).changes > 0,
    savePosition,
    moveTo(id, position) {
      change(id, { position })
      if (position - (saved.get(id) ?? 0) >= mostUnsaved) savePosition(id, position)
    },
    saveAll() {
      for (const [id, { position }] of known) if (saved.get(id) !== position) savePosition(id, position)
    },
    endOfLog,
  }
}
