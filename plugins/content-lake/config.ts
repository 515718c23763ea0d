import { rolesOf } from './auth/roles.ts'
import { filterProblem } from './groq/filter.ts'
import type { QueryLimits } from './groq/worker/query-desk.ts'
import { type HostedRules, problemsOfRules } from './limits/hosted-rules.ts'
import type { Pace } from './limits/pace.ts'

/** What a grant may allow on the documents its filter selects. `update` covers deletion, as in Sanity. */
export type Permission = 'read' | 'create' | 'update' | 'history' | 'manage'

/** One line of a role: the documents that `filter` (a GROQ filter, no joins) selects, and what may be done with them. */
export interface GrantConfig {
  readonly filter: string
  readonly permissions: readonly Permission[]
}

/** A named set of grants. `auth/roles.ts` has the built-in ones; the configuration redefines one by naming it. */
export interface RoleConfig {
  readonly title: string
  readonly grants: readonly GrantConfig[]
}

/** A robot or personal token known from the start. `token` is compared by its SHA-256 only. */
export interface TokenConfig {
  readonly token: string
  readonly role: string
  readonly id: string
  readonly name: string
  readonly email?: string
}

/** Someone who can sign in on the sign-in page; `passwordless` people are offered as a button on loopback hosts only. */
export interface PersonConfig {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly passwordless?: boolean
}

/** A dataset made at start when it is not there yet. `referenceChecks: false` allows strong references that dangle. */
export interface DatasetConfig {
  readonly name: string
  readonly aclMode: 'private' | 'public'
  readonly referenceChecks?: boolean
}

/** What webhooks may call, and how patiently; left out, it is as the hosted service does. */
export interface WebhookConfig {
  /** Whether hooks may call this machine itself; true unless `publicOrigin` is another's. */
  readonly allowLoopback?: boolean
  /** Milliseconds a call may take; 30 000. */
  readonly timeoutMs?: number
  /** Milliseconds until the second try, each later wait being twice the one before; 1 000. */
  readonly firstRetryMs?: number
  /** Milliseconds after which a call is not tried again; 30 minutes. */
  readonly giveUpMs?: number
}

/** Everything a lake is made of. Given to `createContentLake`; `bin.ts` reads the same shape from a JSON file. */
export interface LakeConfig {
  /** Folder of the SQLite file and the assets, or `:memory:` for a lake that forgets. */
  readonly dataDir: string
  /** The project id that clients send; `[a-z0-9-]+`. */
  readonly projectId: string
  readonly datasets: readonly DatasetConfig[]
  readonly tokens: readonly TokenConfig[]
  readonly roles: Readonly<Record<string, RoleConfig>>
  readonly people: readonly PersonConfig[]
  /** The origin browsers use for this lake, when it is not the one they asked; it is also an allowed CORS origin. */
  readonly publicOrigin?: string
  /** Further browser origins that may call with credentials. Loopback origins always may. */
  readonly allowedOrigins?: readonly string[]
  /** How webhooks call. */
  readonly webhooks?: WebhookConfig
  /** What stands for the project's Sync Tag Invalidate Function: a URL that is POSTed the `{syncTags}` of every change. */
  readonly syncTagFunction?: string
  /** Source of transaction times (ISO with `Z`); the machine's clock by default. */
  readonly clock?: () => string
  /** Days after which someone who signed in has to do so again; 30. Tokens do not end. */
  readonly sessionDays?: number
  /** Megabytes of disk for pictures that were made in other sizes; 512. */
  readonly imageCacheMegabytes?: number
  /** Lets tokens of the roles `administrator` and `server` set a transaction's time with `X-Content-Lake-Time`. */
  readonly allowClientTime?: boolean
  /** What one query may use: time, memory and the length of its result. */
  readonly queryLimits?: QueryLimits
  /** Imitates the hosted service's limits and delays: its published figures but for what is set here. */
  readonly hostedRules?: Partial<HostedRules>
  /** Time for the hosted rules; the machine's by default. */
  readonly pace?: Pace
  /** Milliseconds after which an event stream ends, so that its reader comes back; 30 minutes by default. */
  readonly listenerLifetimeMs?: number
}

/** The names of datasets and projects: what Sanity accepts. */
export const datasetName = /^~?[a-z0-9][a-z0-9_-]{0,63}$/

/** Thrown by {@link parseLakeConfig} with every problem at once. */
export class LakeConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The lake's configuration is not usable:\n- ${problems.join('\n- ')}`)
    this.problems = problems
  }
}

const permissions: ReadonlySet<string> = new Set<Permission>(['read', 'create', 'update', 'history', 'manage'])

/** Reads an unknown value (parsed JSON) as a configuration. Refuses with the full list of what is wrong. */
export function parseLakeConfig(input: unknown): LakeConfig {
  const problems: string[] = []
  const config = record(input)
  if (!config) throw new LakeConfigError(['it is not an object'])
  requireText(config, 'dataDir', '', problems)
  requireText(config, 'projectId', '', problems)
  for (const field of ['sessionDays', 'imageCacheMegabytes']) {
    const value = config[field]
    if (value !== undefined && !(typeof value === 'number' && value > 0)) problems.push(`${field} is not above zero`)
  }
  const called = config['syncTagFunction']
  if (called !== undefined && !(typeof called === 'string' && /^https?:\/\/[^/]/.test(called) && URL.canParse(called)))
    problems.push('syncTagFunction is not a URL of http or https')
  const roles = record(config['roles']) ?? {}
  for (const [name, role] of Object.entries(roles)) checkRole(name, record(role), problems)
  const known = new Set(Object.keys(rolesOf({ roles: roles as LakeConfig['roles'] })))
  each(config, 'datasets', problems, (dataset, at) => {
    requireText(dataset, 'name', at, problems)
    if (!datasetName.test(String(dataset['name']))) problems.push(`${at}name is not a dataset name`)
    if (dataset['aclMode'] !== 'private' && dataset['aclMode'] !== 'public')
      problems.push(`${at}aclMode is neither private nor public`)
  })
  each(config, 'tokens', problems, (token, at) => {
    for (const field of ['token', 'role', 'id', 'name']) requireText(token, field, at, problems)
    if (!known.has(String(token['role']))) problems.push(`${at}role is not one of the roles`)
  })
  each(config, 'people', problems, (person, at) => {
    for (const field of ['id', 'name', 'email', 'role']) requireText(person, field, at, problems)
    if (!known.has(String(person['role']))) problems.push(`${at}role is not one of the roles`)
  })
  if (config['hostedRules'] !== undefined)
    problems.push(...problemsOfRules(config['hostedRules']).map((problem) => `hostedRules: ${problem}`))
  if (problems.length > 0) throw new LakeConfigError(problems)
  return { datasets: [], tokens: [], people: [], ...config, roles } as unknown as LakeConfig
}

function checkRole(name: string, role: Record<string, unknown> | undefined, problems: string[]): void {
  const at = `roles.${name}.`
  if (!role) return void problems.push(`roles.${name} is not an object`)
  requireText(role, 'title', at, problems)
  each(role, 'grants', problems, (grant, grantAt) => {
    requireText(grant, 'filter', at + grantAt, problems)
    const problem = filterProblem(String(grant['filter']))
    if (problem !== undefined) problems.push(`${at}${grantAt}filter is not a GROQ filter: ${problem}`)
    const list = grant['permissions']
    if (!Array.isArray(list) || !list.every((item) => permissions.has(String(item))))
      problems.push(`${at}${grantAt}permissions holds something unknown`)
  })
}

function each(
  owner: Record<string, unknown>,
  field: string,
  problems: string[],
  check: (item: Record<string, unknown>, at: string) => void,
): void {
  const list = owner[field] ?? []
  if (!Array.isArray(list)) return void problems.push(`${field} is not a list`)
  list.forEach((item, index) => {
    const entry = record(item)
    if (entry) check(entry, `${field}[${index}].`)
    else problems.push(`${field}[${index}] is not an object`)
  })
}

function requireText(owner: Record<string, unknown>, field: string, at: string, problems: string[]): void {
  if (typeof owner[field] !== 'string' || owner[field] === '') problems.push(`${at}${field} is missing`)
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}
