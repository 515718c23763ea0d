import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { LakeConfig } from '../config.ts'
import { checkPassword, hashPassword } from './password.ts'
import { administratorRole, rolesOf } from './roles.ts'
import { createRecentHashes } from './recent-hashes.ts'
import { createRobots, type Robots, type TokenEntry } from './robots.ts'
import { createRoster, hashOf } from './roster.ts'
import { createSessions } from './sessions.ts'

export { administratorRole }

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

/** Knows tokens, people and sign-ins. Tokens are looked up by their SHA-256; no text of one stays for longer than a second. */
export interface Directory extends Omit<Robots, 'identify'> {
  /** The bearer of a token, or `undefined` when the token is unknown. */
  identify(token: string): Identity | undefined
  /** Someone by id, for author names. */
  person(id: string): Identity | undefined
  /** Everyone who can sign in, the configuration's people first. */
  people(): readonly Identity[]
  /** Adds someone who signs in with a password; undefined when the e-mail address is taken. */
  addPerson(person: {
    readonly name: string
    readonly email: string
    readonly role: string
    readonly password: string
  }): Promise<Identity | undefined>
  /** Takes someone off who was added, and ends their sessions. False for people of the configuration. */
  removePerson(id: string): boolean
  /** Checks an e-mail address and a password; as slow for strangers as for people. */
  checkPassword(email: string, password: string): Promise<Identity | undefined>
  /** Signs a person in: a new token that ends by itself. */
  openSession(person: Pick<Identity, 'id'>): string
  /** Ends a session made by {@link Directory.openSession}; configured tokens stay. */
  closeSession(token: string): void
  /** A one-time code for the token, good for a minute: what the Studio is sent back with. */
  issueCode(token: string): string
  /** Exchanges a code for its token, once. */
  redeemCode(code: string): string | undefined
}

/** How long a sign-in lasts unless the configuration says otherwise. */
const defaultSessionDays = 30

/** Makes the directory from the configuration and from what was stored earlier. */
export function createDirectory(config: LakeConfig, database: DatabaseSync, clock: () => string): Directory {
  const roles = rolesOf(config)
  const titleOf = (role: string): string => roles[role]?.title ?? role
  const roster = createRoster(database)
  const { identify: robotBy, ...robots } = createRobots(roster, clock)
  const known = new Map<string, Identity>()
  const byHash = new Map<string, Identity>()
  const local = (person: Source): Identity => identityOf(person, titleOf(person.role), 'local')
  const robot = ({ id, label, role }: TokenEntry): Identity =>
    identityOf({ id, name: label, role }, titleOf(role), 'token')

  for (const token of config.tokens) {
    const identity = identityOf(token, titleOf(token.role), 'token')
    known.set(identity.id, identity)
    byHash.set(hashOf(token.token), identity)
  }
  for (const token of robots.tokens()) known.set(token.id, robot(token))
  for (const person of [...config.people, ...roster.people()]) known.set(person.id, local(person))
  const recent = createRecentHashes()
  const sessions = createSessions(database, clock, config.sessionDays ?? defaultSessionDays)

  return {
    identify(token) {
      const hash = recent.of(token)
      const bearer = byHash.get(hash) ?? known.get(robotBy(hash)?.id ?? sessions.personOf(hash) ?? '')
      if (bearer) recent.keep(token, hash)
      return bearer
    },
    person: (id) => known.get(id),
    people: () => [...config.people, ...roster.people()].map(local),
    async addPerson({ password, ...who }) {
      const id = `p${randomBytes(8).toString('hex')}`
      const stored = { id, ...who, password: await hashPassword(password), createdAt: clock() }
      const taken = config.people.some(({ email }) => email.toLowerCase() === who.email.toLowerCase())
      if (taken || !roster.addPerson(stored)) return undefined
      known.set(id, local(stored))
      return local(stored)
    },
    removePerson(id) {
      if (!roster.removePerson(id)) return false
      sessions.closeAllOf(id)
      return true
    },
    async checkPassword(email, password) {
      const person = roster.people().find((each) => each.email === email.trim().toLowerCase())
      return (await checkPassword(password, person?.password)) && person ? local(person) : undefined
    },
    ...robots,
    createToken(label, role, expiresAt) {
      const fresh = robots.createToken(label, role, expiresAt)
      known.set(fresh.id, robot(fresh))
      return fresh
    },
    openSession({ id }) {
      if (!known.has(id)) throw new Error(`nobody has the id ${id}`)
      return sessions.open(id)
    },
    closeSession: (token) => sessions.close(token),
    ...oneTimeCodes(),
  }
}

const codeLifetime = 60_000

function oneTimeCodes(): Pick<Directory, 'issueCode' | 'redeemCode'> {
  const codes = new Map<string, { readonly token: string; readonly until: number }>()
  return {
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

interface Source {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly role: string
}

function identityOf({ id, name, email, role }: Source, roleTitle: string, provider: string): Identity {
  return { id, name, email: email ?? '', role, roleTitle, provider, anonymous: false }
}
