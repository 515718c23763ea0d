import { createHash } from 'node:crypto'
import { type Role, roles } from '@souk/kernel'

/** A person of the shop's staff, as the lake knows them. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** Answers who holds a token; undefined when the lake does not know it, or it has no role of ours. */
export type LakeIdentity = (token: string) => Promise<StaffMember | undefined>

export interface LakeIdentityOptions {
  /** Origin of the lake's API: `http://localhost:3900`, or `https://<project>.api.sanity.io`. */
  readonly apiHost: string
  readonly projectId: string
  /** How long an answer is believed, ms; 15 s when left out. A role that was taken away lives that long. */
  readonly rememberMs?: number
  readonly nowMs?: () => number
}

const mostRemembered = 2_000

/**
 * Asks the lake (`GET /users/me`) and remembers the answer for a moment, known tokens and unknown ones alike. Tokens are
 * remembered as hashes. Throws when the lake cannot be reached: nobody is let in on a guess.
 */
export function createLakeIdentity(options: LakeIdentityOptions): LakeIdentity {
  const { apiHost, projectId, rememberMs = 15_000, nowMs = Date.now } = options
  const known = new Map<string, { readonly until: number; readonly member: Promise<StaffMember | undefined> }>()
  return (token) => {
    const hash = createHash('sha256').update(token).digest('base64')
    const now = nowMs()
    const remembered = known.get(hash)
    if (remembered && remembered.until > now) return remembered.member
    if (known.size >= mostRemembered) known.clear()
    const member = ask(apiHost, projectId, token)
    known.set(hash, { until: now + rememberMs, member })
    member.catch(() => known.delete(hash))
    return member
  }
}

async function ask(apiHost: string, projectId: string, token: string): Promise<StaffMember | undefined> {
  const response = await fetch(new URL('/v2025-02-19/users/me', apiHost), {
    headers: { authorization: `Bearer ${token}`, 'x-sanity-project-id': projectId },
    signal: AbortSignal.timeout(5_000),
  })
  if (response.status === 401 || response.status === 403) return undefined
  if (!response.ok) throw new Error(`the lake answered ${response.status} to /users/me`)
  return toMember(await response.json())
}

function toMember(body: unknown): StaffMember | undefined {
  const { id, name, role, roles: more } = record(body)
  const names = new Set<unknown>([role, ...(Array.isArray(more) ? more.map((each) => record(each)['name']) : [])])
  const found = roles.find((ours) => names.has(ours))
  if (typeof id !== 'string' || id === '' || found === undefined) return undefined
  return { id, name: typeof name === 'string' ? name : id, role: found }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
