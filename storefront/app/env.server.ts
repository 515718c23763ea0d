import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type Connections, connectionsOf } from './third-parties.server.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)
const said = z.string().min(1)

/** The contract's variables that concern this server. Part 2 of the outside contract tells what each means. */
const Variables = z.object({
  PORT: port.default(3000),
  HOST: said.default('127.0.0.1'),
  PUBLIC_ORIGIN: origin.optional(),
  LAKE_PUBLIC_ORIGIN: origin.optional(),
  LAKE_PORT: port.default(3900),
  LAKE_MODE: z.enum(['embedded', 'hosted-rules']).default('embedded'),
  SIM_PORT: port.default(3910),
  DATA_DIR: said.default('.data'),
  SANITY_PROJECT_ID: said.optional(),
  SANITY_DATASET: said.default('production'),
  SANITY_API_HOST: origin.optional(),
  SANITY_API_VERSION: z
    .string()
    .regex(/^v?\d{4}-\d{2}-\d{2}$/, 'write a day: 2025-02-19')
    .default('2025-02-19'),
  SANITY_TOKEN: said.optional(),
  SANITY_WEBHOOK_SECRET: z.string().min(16, 'make it 16 characters or longer').optional(),
  STRIPE_SECRET_KEY: said.optional(),
  STRIPE_WEBHOOK_SECRET: said.optional(),
  STRIPE_API_BASE: origin.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'write smtp://host:port' }).optional(),
  STOCK_EDGE: z.enum(['strict', 'guarded']).default('strict'),
  STOCK_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
  TRUSTED_PROXIES: said.default('loopback'),
  SOUK_SECRET: z.string().min(32, 'make it 32 characters or longer').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

/** What `$DATA_DIR/access.json` holds once the embedded lake has started. */
const Access = z.object({
  projectId: said,
  dataset: said,
  lake: z.object({ url: origin }),
  tokens: z.looseObject({ server: said }),
  secrets: z.object({ commerce: said, stripeKey: said, stripeWebhook: said }).partial().optional(),
  standIns: z.record(z.string(), z.string()).optional(),
})

/** What this server runs on; every secret it will use, and nothing it has to ask for again. */
export interface Environment {
  readonly port: number
  readonly host: string
  readonly publicOrigin: string
  readonly dataDir: string
  readonly lake: {
    readonly projectId: string
    readonly dataset: string
    /** Where this server reaches the lake; undefined for the hosted service's own host. */
    readonly apiHost?: string
    /** Where browsers reach it. */
    readonly publicOrigin: string
    readonly apiVersion: string
    readonly token: string
    /** Of the hook that tells `/webhooks/sanity` what was published; without it none is believed. */
    readonly webhookSecret?: string
    readonly hosted: boolean
    /** It takes so many requests a second and no more: the hosted service, or a lake that imitates it. */
    readonly limited: boolean
  }
  readonly stripe: { readonly secretKey: string; readonly webhookSecret: string; readonly apiBase?: string }
  readonly smtpUrl: string
  /** Payment, carriers, couriers and messages beside Stripe and the mail server. */
  readonly connections: Connections
  readonly secret: string
  /** Tokens of the demo shop's staff; empty on the hosted service. Shown to loopback hosts only. */
  readonly demoTokens: readonly string[]
  /** Servers that sell from the same lake, when levels are held past the guarded edge; left out, every hold names a revision. */
  readonly edgeProcesses?: number
  /** Whose word on the caller's address and protocol counts: addresses and networks with commas. */
  readonly trustedProxies: readonly string[]
  readonly logLevel: string
}

/** Thrown when the environment cannot be used: one line for each thing that is wrong. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The environment cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

const issueLines = (error: z.ZodError, prefix = ''): string[] =>
  error.issues.map((issue) => `${prefix}${issue.path.join('.')}: ${issue.message}`)

function readAccess(dataDir: string, problems: string[]): z.infer<typeof Access> | undefined {
  const file = join(dataDir, 'access.json')
  if (!existsSync(file)) return undefined
  const parsed = Access.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  problems.push(...issueLines(parsed.error, 'access.json '))
  return undefined
}

type Values = z.infer<typeof Variables>
type AccessFile = z.infer<typeof Access> | undefined

function lakeOf(values: Values, access: AccessFile, problems: string[]): Environment['lake'] | undefined {
  const projectId = values.SANITY_PROJECT_ID ?? access?.projectId
  const token = values.SANITY_TOKEN ?? (values.SANITY_PROJECT_ID ? undefined : access?.tokens.server)
  if (!projectId) problems.push('SANITY_PROJECT_ID: not set, and DATA_DIR holds no access.json of an embedded lake')
  if (projectId && !token) problems.push('SANITY_TOKEN: a project needs the token of its server role')
  if (!projectId || !token) return undefined
  const embedded = values.SANITY_PROJECT_ID ? values.SANITY_API_HOST : (values.SANITY_API_HOST ?? access?.lake.url)
  return {
    projectId,
    token,
    dataset: values.SANITY_PROJECT_ID ? values.SANITY_DATASET : (access?.dataset ?? values.SANITY_DATASET),
    ...(embedded ? { apiHost: embedded } : {}),
    publicOrigin: values.LAKE_PUBLIC_ORIGIN ?? embedded ?? `https://${projectId}.api.sanity.io`,
    apiVersion: values.SANITY_API_VERSION.replace(/^v/, ''),
    hosted: embedded === undefined,
    limited: embedded === undefined || values.LAKE_MODE === 'hosted-rules',
    ...(values.SANITY_WEBHOOK_SECRET ? { webhookSecret: values.SANITY_WEBHOOK_SECRET } : {}),
  }
}

function stripeOf(values: Values, access: AccessFile, problems: string[]): Environment['stripe'] | undefined {
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhook, STRIPE_API_BASE: base } = values
  if (key?.startsWith('sk_live_') && base) problems.push('STRIPE_API_BASE: a live key never goes to a stand-in')
  if (key && !webhook) problems.push('STRIPE_WEBHOOK_SECRET: needed beside STRIPE_SECRET_KEY')
  if (key && webhook) return { secretKey: key, webhookSecret: webhook, ...(base ? { apiBase: base } : {}) }
  const standIn = access?.secrets
  if (!key && !(standIn?.stripeKey && standIn.stripeWebhook))
    problems.push('STRIPE_SECRET_KEY: not set, and there is no stand-in to use instead')
  if (key || !standIn?.stripeKey || !standIn.stripeWebhook) return undefined
  return {
    secretKey: standIn.stripeKey,
    webhookSecret: standIn.stripeWebhook,
    apiBase: base ?? `http://localhost:${values.SIM_PORT}`,
  }
}

/** The embedded lake's tokens of people: all but the machine's own. */
const demoTokensOf = (access: AccessFile): readonly string[] =>
  Object.entries(access?.tokens ?? {}).flatMap(([name, token]) =>
    name === 'server' || typeof token !== 'string' ? [] : [token],
  )

/**
 * Reads the environment once. Settings that are empty count as not set. With no hosted project and no keys it takes the
 * embedded lake's and the stand-ins' from `$DATA_DIR/access.json`. Throws EnvironmentError with everything that is wrong.
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Variables.safeParse(given)
  if (!parsed.success) throw new EnvironmentError(issueLines(parsed.error))
  const values = parsed.data
  const problems: string[] = []
  const dataDir = resolve(values.DATA_DIR)
  const access = readAccess(dataDir, problems)
  const lake = lakeOf(values, access, problems)
  const stripe = stripeOf(values, access, problems)
  const secret = values.SOUK_SECRET ?? access?.secrets?.commerce
  if (!secret) problems.push('SOUK_SECRET: not set, and DATA_DIR holds no access.json with one')
  const smtpUrl = values.SMTP_URL ?? (access ? `smtp://localhost:${values.SIM_PORT + 5}` : undefined)
  const connections = connectionsOf(given, access?.standIns ?? {}, values.SIM_PORT, problems)
  if (!smtpUrl) problems.push('SMTP_URL: not set, and there is no stand-in to use instead')
  if (!lake || !stripe || !secret || !smtpUrl || problems.length > 0) throw new EnvironmentError(problems)
  return {
    port: values.PORT,
    host: values.HOST,
    publicOrigin: values.PUBLIC_ORIGIN ?? `http://localhost:${values.PORT}`,
    dataDir,
    lake,
    stripe,
    smtpUrl,
    connections,
    secret,
    demoTokens: lake.hosted ? [] : demoTokensOf(access),
    ...(values.STOCK_EDGE === 'guarded' ? { edgeProcesses: values.STOCK_PROCESSES } : {}),
    trustedProxies: values.TRUSTED_PROXIES.split(',').map((each) => each.trim()),
    logLevel: values.LOG_LEVEL,
  }
}
