import { createHash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { LakeConfig, PersonConfig } from '../config.ts'

/** Who is asking. The anonymous identity has the role `anonymous` and an empty id. */
export interface Identity {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly roleTitle: string
  readonly provider: string
  readonly anonymous: boolean
}

/** Nobody in particular. */
export const anonymous: Identity = {
  id: '',
  name: 'Anonymous',
  email: '',
  role: 'anonymous',
  roleTitle: 'Anonymous',
  provider: '',
  anonymous: true,
}

/** The role that may do everything. */
export const administratorRole = 'administrator'

/** Knows tokens, people and sign-ins. Tokens are looked up by their SHA-256, so no comparison leaks their text. */
export interface Directory {
  /** The bearer of a token, or `undefined` when the token is unknown. */
  identify(token: string): Identity | undefined
  /** Someone by id, for author names. */
  person(id: string): Identity | undefined
  /** Signs a person in for good: a new token, kept as a hash. */
  openSession(person: PersonConfig): string
  /** Ends a session made by {@link Directory.openSession}; configured tokens stay. */
  closeSession(token: string): void
  /** A one-time code for the token, good for a minute: what the Studio is sent back with. */
  issueCode(token: string): string
  /** Exchanges a code for its token, once. */
  redeemCode(code: string): string | undefined
}

const codeLifetime = 60_000

/** Makes the directory from the configuration and the sessions stored earlier. */
export function createDirectory(config: LakeConfig, database: DatabaseSync, clock: () => string): Directory {
  const titleOf = (role: string): string =>
    role === administratorRole ? 'Administrator' : (config.roles[role]?.title ?? role)
  const people = new Map<string, Identity>()
  const byHash = new Map<string, Identity>()
  const codes = new Map<string, { readonly token: string; readonly until: number }>()

  for (const token of config.tokens) {
    const identity = identityOf(token, titleOf(token.role), 'token')
    people.set(identity.id, identity)
    byHash.set(hashOf(token.token), identity)
  }
  for (const person of config.people) people.set(person.id, identityOf(person, titleOf(person.role), 'local'))
  for (const row of database.prepare('SELECT token_hash, person FROM sessions').all()) {
    const identity = people.get(String(row['person']))
    if (identity) byHash.set(String(row['token_hash']), identity)
  }
  const storeSession = database.prepare('INSERT INTO sessions (token_hash, person, created_at) VALUES (?, ?, ?)')
  const dropSession = database.prepare('DELETE FROM sessions WHERE token_hash = ?')

  return {
    identify: (token) => byHash.get(hashOf(token)),
    person: (id) => people.get(id),
    openSession(person) {
      const token = `sk${randomBytes(48).toString('base64url')}`
      storeSession.run(hashOf(token), person.id, clock())
      byHash.set(hashOf(token), identityOf(person, titleOf(person.role), 'local'))
      return token
    },
    closeSession(token) {
      if (dropSession.run(hashOf(token)).changes > 0) byHash.delete(hashOf(token))
    },
    issueCode(token) {
      const now = Date.now()
      for (const [code, { until }] of codes) if (until < now) codes.delete(code)
      const code = randomBytes(32).toString('base64url')
      codes.set(code, { token, until: now + codeLifetime })
      return code
    },
    redeemCode(code) {
      const entry = codes.get(code)
      codes.delete(code)
      return entry && entry.until >= Date.now() ? entry.token : undefined
    },
  }
}

function identityOf(
  source: { readonly id: string; readonly name: string; readonly email?: string; readonly role: string },
  roleTitle: string,
  provider: string,
): Identity {
  const { id, name, email, role } = source
  return { id, name, email: email ?? '', role, roleTitle, provider, anonymous: false }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
