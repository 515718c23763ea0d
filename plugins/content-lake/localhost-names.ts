import dns from 'node:dns'

/**
 * Loaded before a program (`NODE_OPTIONS='--import=.../localhost-names.ts'`): lets it find `<project>.localhost` where
 * the machine's resolver does not. `sanity`'s project commands put the project's id before the lake's host name.
 */
type Lookup = (hostname: string, ...rest: readonly unknown[]) => void

const plain = dns.lookup as Lookup
const known: Lookup = (hostname, ...rest) => plain(hostname.endsWith('.localhost') ? 'localhost' : hostname, ...rest)
Object.assign(dns, { lookup: known })
