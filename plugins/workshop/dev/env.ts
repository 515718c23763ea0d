import { resolve } from 'node:path'
import { type HostedRules, problemsOfRules } from '@souk/content-lake/rules'
import { z } from 'zod'
import { type StandInName, standInNames, standIns } from './stand-ins.ts'

type LakeRules = Partial<HostedRules>

const port = z.coerce.number().int().min(1).max(65_535)
const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)

/** JSON that sets some of the hosted rules; what is wrong with it is told. */
const lakeRules = z.string().transform((text, context) => {
  try {
    const rules: unknown = JSON.parse(text)
    const problems = problemsOfRules(rules)
    for (const message of problems) context.addIssue({ code: 'custom', message })
    return rules as LakeRules
  } catch {
    context.addIssue({ code: 'custom', message: 'write JSON, such as {"lostResponses": 0.05}' })
    return z.NEVER
  }
})

const Environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_ORIGIN: origin.optional(),
  LAKE_PUBLIC_ORIGIN: origin.optional(),
  LAKE_PORT: port.default(3900),
  SIM_PORT: port.default(3910),
  DATA_DIR: z.string().min(1).default('.data'),
  SHOP: z.enum(['coffee', 'trends', 'none']).default('coffee'),
  SEED_DAYS: z.coerce.number().int().min(0).max(3650).default(30),
  SEED_ORDERS: z.coerce.number().int().min(0).max(1_000_000).default(600),
  SEED: z.coerce.number().int().default(1),
  LAKE_MODE: z.enum(['embedded', 'hosted-rules']).default('embedded'),
  LAKE_RULES: lakeRules.optional(),
  SANITY_PROJECT_ID: z.string().optional(),
  SANITY_DATASET: z.string().optional(),
  SANITY_API_HOST: origin.optional(),
  SANITY_TOKEN: z.string().optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API_BASE: origin.optional(),
  SMTP_URL: z.string().optional(),
  SOUK_WITHOUT: z.string().default(''),
})

/** Where a world lives and what it is made of. Ports are loopback; `dataDir` is absolute. */
export interface WorldEnvironment {
  readonly port: number
  readonly host: string
  readonly publicOrigin: string
  readonly lakePort: number
  readonly lakeOrigin: string
  readonly simPort: number
  readonly dataDir: string
  readonly shop: 'coffee' | 'trends' | 'none'
  readonly seedDays: number
  readonly seedOrders: number
  readonly seed: number
  /** The hosted service's rules that the embedded lake imitates; left out, it answers as much as it can. */
  readonly lakeRules?: LakeRules
  /** True when `SANITY_PROJECT_ID` points at the hosted Content Lake: no embedded lake is started. */
  readonly hosted: boolean
  readonly simulateStripe: boolean
  readonly simulateMail: boolean
  /** Third parties that are used and have no key of their own: these have stand-ins. */
  readonly standIns: readonly StandInName[]
}

/** Stand-ins take no real shopper's money: beside a live key, every third party has its own key or is left out by name. */
function refuseBesideLiveKey(value: z.infer<typeof Environment>, used: readonly StandInName[]): void {
  if (!value.STRIPE_SECRET_KEY?.startsWith('sk_live_')) return
  const lines = [
    ...(value.STRIPE_API_BASE ? ['  STRIPE_API_BASE: a live key never goes to a stand-in; unset one of them'] : []),
    ...(value.SMTP_URL ? [] : ['  SMTP_URL: not set, and stand-ins do not run beside a live key']),
    ...used.map(
      (name) =>
        `  ${standIns[name].key}: not set, and stand-ins do not run beside a live key; SOUK_WITHOUT=${name} does without`,
    ),
  ]
  if (lines.length > 0) throw new Error(`the environment is not usable:\n${lines.join('\n')}`)
}

/** Reads the contract's variables; throws one error that lists everything that is wrong. */
export function parseWorldEnvironment(env: Readonly<Record<string, string | undefined>>): WorldEnvironment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`the environment is not usable:\n${lines.join('\n')}`)
  }
  const value = parsed.data
  const without = new Set(value.SOUK_WITHOUT.split(',').map((name) => name.trim()))
  const used = standInNames.filter((name) => given[standIns[name].key] === undefined && !without.has(name))
  refuseBesideLiveKey(value, used)
  return {
    port: value.PORT,
    host: value.HOST,
    publicOrigin: value.PUBLIC_ORIGIN ?? `http://localhost:${value.PORT}`,
    lakePort: value.LAKE_PORT,
    lakeOrigin: value.LAKE_PUBLIC_ORIGIN ?? `http://localhost:${value.LAKE_PORT}`,
    simPort: value.SIM_PORT,
    dataDir: resolve(value.DATA_DIR),
    shop: value.SHOP,
    seedDays: value.SEED_DAYS,
    seedOrders: value.SEED_ORDERS,
    seed: value.SEED,
    ...(value.LAKE_MODE === 'hosted-rules' && { lakeRules: value.LAKE_RULES ?? {} }),
    hosted: value.SANITY_PROJECT_ID !== undefined && value.SANITY_API_HOST === undefined,
    simulateStripe: value.STRIPE_SECRET_KEY === undefined,
    simulateMail: value.SMTP_URL === undefined,
    standIns: used,
  }
}
