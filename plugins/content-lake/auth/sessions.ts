import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { hashOf } from './roster.ts'

/** People who signed in. A session is a token, kept as a hash, that ends by itself. */
export interface Sessions {
  /** Begins a session and answers its token. */
  open(person: string): string
  close(token: string): void
  closeAllOf(person: string): void
  /** The id of the person whose session the token (by its hash) is; undefined once it has ended. */
  personOf(hash: string): string | undefined
}

interface Session {
  readonly person: string
  /** Milliseconds since 1970. */
  readonly until: number
}

/** Opens the sessions that are stored. Each ends `days` after it began; `clock` gives ISO times. */
export function createSessions(database: DatabaseSync, clock: () => string, days: number): Sessions {
  const store = database.prepare('INSERT INTO sessions (token_hash, person, created_at) VALUES (?, ?, ?)')
  const drop = database.prepare('DELETE FROM sessions WHERE token_hash = ?')
  const untilOf = (begun: string): number => Date.parse(begun) + days * 24 * 60 * 60_000
  const now = (): number => Date.parse(clock())
  const open = new Map<string, Session>()

  for (const row of database.prepare('SELECT token_hash, person, created_at FROM sessions').all())
    open.set(String(row['token_hash']), { person: String(row['person']), until: untilOf(String(row['created_at'])) })

  const end = (hash: string): void => {
    if (open.delete(hash)) drop.run(hash)
  }

  return {
    open(person) {
      for (const [hash, { until }] of open) if (until <= now()) end(hash)
      const token = `sk${randomBytes(48).toString('base64url')}`
      const begun = clock()
      store.run(hashOf(token), person, begun)
      open.set(hashOf(token), { person, until: untilOf(begun) })
      return token
    },
    close: (token) => end(hashOf(token)),
    closeAllOf(person) {
      for (const [hash, session] of open) if (session.person === person) end(hash)
    },
    personOf(hash) {
      const session = open.get(hash)
      if (!session) return undefined
      if (session.until > now()) return session.person
      end(hash)
      return undefined
    },
  }
}
