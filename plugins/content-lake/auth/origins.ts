import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** A browser origin that an administrator allowed: `https://shop.example`, or with stars as `https://*.shop.example`. */
export interface AllowedOrigin {
  readonly id: string
  readonly origin: string
  readonly allowCredentials: boolean
  readonly createdAt: string
}

/** The origins that were allowed while the lake ran, beside loopback and those of the configuration. */
export interface Origins {
  list(): readonly AllowedOrigin[]
  /** Undefined when the origin is there already. */
  add(origin: Omit<AllowedOrigin, 'id'>): AllowedOrigin | undefined
  /** False when there is none of that id. */
  remove(id: string): boolean
  /** The entries a page's origin falls under. */
  matching(origin: string): readonly AllowedOrigin[]
}

const schema = `
CREATE TABLE IF NOT EXISTS cors_origins (
  id TEXT PRIMARY KEY,
  origin TEXT NOT NULL UNIQUE,
  credentials INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

/** Opens the allowed origins of a lake's database. */
export function createOrigins(database: DatabaseSync): Origins {
  database.exec(schema)
  const insert = database.prepare(
    'INSERT OR IGNORE INTO cors_origins (id, origin, credentials, created_at) VALUES (?, ?, ?, ?)',
  )
  const erase = database.prepare('DELETE FROM cors_origins WHERE id = ?')
  const rows = database.prepare('SELECT * FROM cors_origins ORDER BY created_at, id').all()
  let known: readonly AllowedOrigin[] = rows.map((row) => ({
    id: String(row['id']),
    origin: String(row['origin']),
    allowCredentials: row['credentials'] === 1,
    createdAt: String(row['created_at']),
  }))
  return {
    list: () => known,
    add(origin) {
      const added = { id: `o${randomBytes(8).toString('hex')}`, ...origin }
      const { id, allowCredentials, createdAt } = added
      if (insert.run(id, added.origin, allowCredentials ? 1 : 0, createdAt).changes === 0) return undefined
      known = [...known, added]
      return added
    },
    remove(id) {
      known = known.filter((each) => each.id !== id)
      return erase.run(id).changes > 0
    },
    matching: (origin) => known.filter((each) => matches(each.origin, origin)),
  }
}

/** A star stands for any part of a host name, or for any port; alone for every origin. */
function matches(pattern: string, origin: string): boolean {
  if (pattern === '*' || pattern === origin) return true
  if (!pattern.includes('*')) return false
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^/@?#]*')}$`).test(origin)
}
