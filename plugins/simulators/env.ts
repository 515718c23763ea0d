import { join } from 'node:path'

/** What the simulators' process reads from its environment. A part that is left out has a real service in its place. */
export interface SimulatorEnv {
  readonly stripe?: {
    readonly port: number
    readonly dataDir: string
    readonly publicOrigin: string
    readonly webhookUrl: string
    readonly webhookSecret: string
    readonly secretKeys: readonly string[]
  }
  readonly mail?: { readonly dataDir: string; readonly httpPort: number; readonly smtpPort: number }
}

/** Reads the variables; throws one error with everything that is wrong. */
export function readEnv(env: Readonly<Record<string, string | undefined>>): SimulatorEnv {
  const wrong: string[] = []
  const port = (name: string, fallback: number) => {
    const value = env[name] ? Number(env[name]) : fallback
    if (!Number.isInteger(value) || value < 1 || value > 65_000) wrong.push(`${name} is not a port`)
    return value
  }
  const needed = (name: string) => {
    if (!env[name]) wrong.push(`${name} is missing`)
    return env[name] ?? ''
  }
  const first = port('SIM_PORT', 3910)
  const shop = port('PORT', 3000)
  const dataDir = join(env['DATA_DIR'] || '.data', 'simulators')
  const stripe = leadsTo(env['STRIPE_API_BASE'], first) && {
    port: first,
    dataDir,
    publicOrigin: env['STRIPE_PUBLIC_ORIGIN'] || `http://localhost:${first}`,
    // Webhooks take the direct way: the public name may lead through a proxy that is not there yet
    webhookUrl: env['STRIPE_WEBHOOK_URL'] || `http://localhost:${shop}/webhooks/stripe`,
    webhookSecret: needed('STRIPE_WEBHOOK_SECRET'),
    secretKeys: [needed('STRIPE_SECRET_KEY')],
  }
  const mail = leadsTo(env['SMTP_URL'], first + 5) && { dataDir, httpPort: first + 4, smtpPort: first + 5 }
  if (!stripe && !mail) wrong.push('STRIPE_API_BASE and SMTP_URL lead elsewhere: nothing to simulate')
  if (stripe && stripe.secretKeys.some((key) => key.includes('_live_'))) {
    wrong.push('STRIPE_SECRET_KEY is a live key; a simulator never runs with one')
  }
  if (wrong.length > 0) throw new Error(`The simulators cannot start:\n- ${wrong.join('\n- ')}`)
  return { ...(stripe ? { stripe } : {}), ...(mail ? { mail } : {}) }
}

/** True when a service's address is this machine's port, or is not set: then nobody else is there to do the work. */
function leadsTo(address: string | undefined, port: number): boolean {
  if (!address) return true
  const url = URL.parse(address)
  return url?.port === String(port) && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}
