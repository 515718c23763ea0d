import { hashOf, type Roster, type StoredToken } from './roster.ts'

/** A robot's token as it is listed: everything but its text. */
export type TokenEntry = Omit<StoredToken, 'hash'>

/** A token as it is answered once, with its text. */
export type FreshToken = TokenEntry & { readonly token: string }

/** Robots' tokens that were made while the lake ran. */
export interface Robots {
  /** The bearer of the token with that hash; undefined when there is none, or its time is over. */
  identify(hash: string): TokenEntry | undefined
  tokens(): readonly TokenEntry[]
  /** `expiresAt` is an ISO time from which the token is good for nothing; without one it does not end. */
  createToken(label: string, role: string, expiresAt?: string): FreshToken
  /** The same robot with another text; the text before is good for nothing at once. Undefined when it is none of a robot. */
  rotateToken(token: string): FreshToken | undefined
  /** False when there is no such token. */
  revokeToken(id: string): boolean
}

/** Opens the robots of a roster; `clock` gives ISO times. */
export function createRobots(roster: Roster, clock: () => string): Robots {
  const byHash = new Map(roster.tokens().map((stored) => [stored.hash, entryOf(stored)]))
  const identify = (hash: string): TokenEntry | undefined => {
    const entry = byHash.get(hash)
    return entry?.expiresAt !== undefined && entry.expiresAt <= clock() ? undefined : entry
  }
  return {
    identify,
    tokens: () => roster.tokens().map(entryOf),
    createToken(label, role, expiresAt) {
      const entry = { label, role, createdAt: clock(), ...(expiresAt !== undefined && { expiresAt }) }
      const { id, token } = roster.addToken(entry)
      byHash.set(hashOf(token), { id, ...entry })
      return { id, ...entry, token }
    },
    rotateToken(token) {
      const entry = identify(hashOf(token))
      if (!entry) return undefined
      const fresh = roster.renewToken(entry.id)
      byHash.delete(hashOf(token))
      byHash.set(hashOf(fresh), entry)
      return { ...entry, token: fresh }
    },
    revokeToken(id) {
      const hash = roster.removeToken(id)
      return hash !== undefined && byHash.delete(hash)
    },
  }
}

const entryOf = ({ hash: _hash, ...entry }: StoredToken): TokenEntry => entry
