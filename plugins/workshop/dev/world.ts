import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Access, openAccess } from './access.ts'
import { type Child, keepAlive } from './children.ts'
import type { WorldEnvironment } from './env.ts'
import { writeLakeConfig } from './lake-config.ts'
import { seedInChild } from './seed-child.ts'
import { standIns, standInVariables } from './stand-ins.ts'

/** Every address of a running world. */
export interface WorldAddresses {
  readonly shop: string
  readonly console: string
  readonly studio: string
  readonly api: string
  readonly lake: string
  readonly stripe: string
  readonly inbox: string
  readonly paypal: string
  readonly carriers: string
  readonly courier: string
  readonly phones: string
}

/** Everything that one `npm start` brings up, on given ports and a given data folder. */
export interface World {
  readonly access: Access
  readonly urls: WorldAddresses
  /** Process id of a part (`lake`, `simulators`, `storefront`); tests kill them. */
  pid(name: string): number | undefined
  stop(): Promise<void>
}

/** What a world asks of whoever starts it. */
export interface WorldHost {
  readonly top: string
  readonly say: (line: string) => void
  /** Resolves when the apps are built; the server starts after it. */
  readonly built: Promise<void>
  readonly development?: boolean
  /** Whether a second process waits beside the lake and the server, for when they fall. */
  readonly spares?: boolean
  readonly onGivenUp: (name: string) => void
}

async function answers(url: string, status = 200): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
    await response.body?.cancel()
    return response.status === status
  } catch {
    return false
  }
}

/** Polls until the address answers 200; throws after `seconds` with the name of what did not come up. */
export async function untilReady(name: string, url: string, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await answers(url)) return
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error(`${name} did not answer at ${url} within ${seconds} s; its log is in the data folder under logs/`)
}

/** The variables that a part of this world sees: the contract's, with the stand-ins' addresses and keys filled in. */
function childEnvironment(env: WorldEnvironment, access: Access): Record<string, string> {
  return {
    PORT: String(env.port),
    HOST: env.host,
    PUBLIC_ORIGIN: env.publicOrigin,
    LAKE_PORT: String(env.lakePort),
    LAKE_PUBLIC_ORIGIN: env.lakeOrigin,
    SIM_PORT: String(env.simPort),
    DATA_DIR: env.dataDir,
    LAKE_MODE: env.lakeRules ? 'hosted-rules' : 'embedded',
    SOUK_SECRET: access.secrets.commerce,
    ...(env.simulateStripe && {
      STRIPE_API_BASE: `http://localhost:${env.simPort}`,
      STRIPE_SECRET_KEY: access.secrets.stripeKey,
      STRIPE_WEBHOOK_SECRET: access.secrets.stripeWebhook,
      STRIPE_WEBHOOK_URL: `http://127.0.0.1:${env.port}/webhooks/stripe`,
    }),
    ...(env.simulateMail && { SMTP_URL: `smtp://127.0.0.1:${env.simPort + 5}` }),
    ...standInVariables(env.standIns, access.standIns, env),
  }
}

/** Switches the lake's hosted rules on or off. */
async function applyRules(env: WorldEnvironment, access: Access, enabled: boolean): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${env.lakePort}/v1/hosted-rules`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${access.tokens.admin}` },
    body: JSON.stringify({ enabled }),
  })
  if (!answer.ok) throw new Error(`the Content Lake answered ${answer.status} to its rules`)
}

/** Fills an empty dataset with the demo shop, once; a marker in the data folder says that it was finished. */
async function seedOnce(
  env: WorldEnvironment,
  host: WorldHost,
  variables: Record<string, string>,
  access: Access,
): Promise<void> {
  const marker = join(env.dataDir, 'seeded.json')
  if (env.shop === 'none' || env.hosted || existsSync(marker)) return
  const started = Date.now()
  host.say(`filling the ${env.shop} shop: ${env.seedDays} days, ${env.seedOrders} orders`)
  // A history of weeks is written in a minute: the rules begin after it
  if (env.lakeRules) await applyRules(env, access, false)
  await seedInChild({ top: host.top, env, variables, say: host.say })
  if (env.lakeRules) await applyRules(env, access, true)
  writeFileSync(marker, JSON.stringify({ shop: env.shop, days: env.seedDays, orders: env.seedOrders, seed: env.seed }))
  host.say(`filled the shop in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** Starts lake, simulators and server in that order, fills an empty dataset, and resolves when `/readyz` says 200. */
export async function startWorld(env: WorldEnvironment, host: WorldHost): Promise<World> {
  const access = openAccess(env.dataDir, env.lakeOrigin)
  const variables = childEnvironment(env, access)
  const logs = join(env.dataDir, 'logs')
  const children: Child[] = []
  const bring = (
    name: string,
    script: string,
    cwd: string,
    args: readonly string[] = [],
    extra: Record<string, string> = {},
  ) => {
    const spare = host.spares === true && name !== 'simulators'
    const at = { script: resolve(host.top, script), cwd: resolve(host.top, cwd) }
    children.push(keepAlive({ name, ...at, args, env: { ...variables, ...extra }, spare }, logs, host.onGivenUp))
  }
  const world: World = {
    access,
    urls: {
      shop: `${env.publicOrigin}/`,
      console: `${env.publicOrigin}/console/`,
      studio: `${env.publicOrigin}/studio/`,
      api: `${env.publicOrigin}/api/docs`,
      lake: `${env.lakeOrigin}/`,
      stripe: `http://localhost:${env.simPort}/`,
      inbox: `http://localhost:${env.simPort + 4}/`,
      paypal: `http://localhost:${env.simPort + standIns.paypal.port}/`,
      carriers: `http://localhost:${env.simPort + standIns.easypost.port}/`,
      courier: `http://localhost:${env.simPort + standIns.uber.port}/`,
      phones: `http://localhost:${env.simPort + standIns.twilio.port}/`,
    },
    pid: (name) => children.find((child) => child.name === name)?.pid(),
    // The server drains first, because draining still writes to the lake.
    stop: async () => {
      for (const child of children.toReversed()) await child.stop()
    },
  }
  try {
    if (!env.hosted) {
      bring('lake', 'plugins/content-lake/bin.ts', 'plugins/content-lake', ['--config', writeLakeConfig(env, access)])
      await untilReady('the Content Lake', `http://127.0.0.1:${env.lakePort}/v1/ping`, 30)
    }
    if (env.simulateStripe || env.simulateMail || env.standIns.length > 0) {
      bring('simulators', 'plugins/simulators/bin.ts', 'plugins/simulators')
      if (env.simulateMail) await untilReady('the mail simulator', `http://127.0.0.1:${env.simPort + 4}/_sim/state`, 30)
    }
    await seedOnce(env, host, variables, access)
    await host.built
    bring('storefront', 'storefront/server.ts', 'storefront', [], {
      NODE_ENV: host.development ? 'development' : 'production',
    })
    await untilReady('the shop', `http://127.0.0.1:${env.port}/readyz`, 60)
    return world
  } catch (error) {
    await world.stop()
    throw error
  }
}

/** Reads the secrets of a world that runs elsewhere. */
export const readAccess = (dataDir: string): Access =>
  JSON.parse(readFileSync(join(dataDir, 'access.json'), 'utf8')) as Access
