import { hashOf } from './roster.ts'

/** The hashes of tokens that were good a moment ago: hashing costs more than all else that finds who bears one. */
export interface RecentHashes {
  of(token: string): string
  /** Remembers a token that is good. What it is good for is looked up by its hash each time. */
  keep(token: string, hash: string): void
}

/** No token's text is held for longer after a request than this, in milliseconds. */
const longest = 1000
const most = 1000

/** An empty memory. It forgets everything every second, and what it has no room for at once. */
export function createRecentHashes(): RecentHashes {
  const known = new Map<string, string>()
  return {
    of: (token) => known.get(token) ?? hashOf(token),
    keep(token, hash) {
      if (known.size >= most || known.has(token)) return
      if (known.size === 0) setTimeout(() => known.clear(), longest).unref()
      known.set(token, hash)
    },
  }
}
