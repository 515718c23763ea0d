import { hash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** Someone who was added while the lake ran. `password` is stored as `password.ts` writes it. */
export interface StoredPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly password: string
  readonly createdAt: string
}

/** A robot's token that was made while the lake ran; its text is nowhere. */
export interface StoredToken {
  readonly id: string
  readonly label: string
  readonly role: string
  readonly hash: string
  readonly createdAt: string
  /** From then on it is good for nothing. */
  readonly expiresAt?: string
}

/** People and tokens beside those of the configuration. */
export interface Roster {
  people(): readonly StoredPerson[]
  tokens(): readonly StoredToken[]
  /** False when somebody has that e-mail address already. */
  addPerson(person: StoredPerson): boolean
  /** Also ends the person's sessions. False when there was nobody. */
  removePerson(id: string): boolean
  /** Makes a token and answers its text, which is never to be had again. */
  addToken(token: Omit<StoredToken, 'id' | 'hash'>): { readonly id: string; readonly token: string }
  /** Gives a token another text and answers it, likewise. */
  renewToken(id: string): string
  /** The hash of the token that is gone, or undefined. */
  removeToken(id: string): string | undefined
}

/** Tokens and codes are found by this. */
export const hashOf = (token: string): string => hash('sha256', token, 'hex')

/** A text that nobody guesses. */
const newToken = (): string => `sk${randomBytes(48).toString('base64url')}`

const text = (row: Record<string, unknown>, column: string): string => String(row[column])

/** Opens the roster of a lake's database. */
export function createRoster(database: DatabaseSync): Roster {
  addExpiry(database)
  const allPeople = database.prepare('SELECT * FROM people ORDER BY created_at, id')
  const allTokens = database.prepare('SELECT * FROM tokens ORDER BY created_at, id')
  const insertPerson = database.prepare(
    'INSERT OR IGNORE INTO people (id, name, email, role, password, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const insertToken = database.prepare(
    'INSERT INTO tokens (id, label, role, token_hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const replaceToken = database.prepare('UPDATE tokens SET token_hash = ? WHERE id = ?')
  const deletePerson = database.prepare('DELETE FROM people WHERE id = ?')
  const deleteSessions = database.prepare('DELETE FROM sessions WHERE person = ?')
  const deleteToken = database.prepare('DELETE FROM tokens WHERE id = ? RETURNING token_hash')
  return {
    people: () =>
      allPeople.all().map((row) => ({
        id: text(row, 'id'),
        name: text(row, 'name'),
        email: text(row, 'email'),
        role: text(row, 'role'),
        password: text(row, 'password'),
        createdAt: text(row, 'created_at'),
      })),
    tokens: () =>
      allTokens.all().map((row) => ({
        id: text(row, 'id'),
        label: text(row, 'label'),
        role: text(row, 'role'),
        hash: text(row, 'token_hash'),
        createdAt: text(row, 'created_at'),
        ...(row['expires_at'] !== null && { expiresAt: text(row, 'expires_at') }),
      })),
    addPerson: ({ id, name, email, role, password, createdAt }) =>
      insertPerson.run(id, name, email.toLowerCase(), role, password, createdAt).changes > 0,
    removePerson(id) {
      deleteSessions.run(id)
      return deletePerson.run(id).changes > 0
    },
    addToken({ label, role, createdAt, expiresAt = null }) {
      const id = `t${randomBytes(8).toString('hex')}`
      const token = newToken()
      insertToken.run(id, label, role, hashOf(token), createdAt, expiresAt)
      return { id, token }
    },
    renewToken(id) {
      const token = newToken()
      replaceToken.run(hashOf(token), id)
      return token
    },
    removeToken(id) {
      const row = deleteToken.get(id)
      return row ? text(row, 'token_hash') : undefined
    },
  }
}

/** The files of older lakes have no such column. */
function addExpiry(database: DatabaseSync): void {
  const columns = database.prepare('PRAGMA table_info(tokens)').all()
  if (!columns.some(({ name }) => name === 'expires_at')) database.exec('ALTER TABLE tokens ADD COLUMN expires_at TEXT')
}
