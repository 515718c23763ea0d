import { join } from 'node:path'

/** A Stripe stand-in's settings. */
interface StripeEnv {
  readonly port: number
  readonly dataDir: string
  readonly publicOrigin: string
  readonly webhookUrl: string
  readonly webhookSecret: string
  readonly secretKeys: readonly string[]
}
interface PaypalEnv {
  readonly port: number
  readonly dataDir: string
  readonly publicOrigin: string
  readonly webhookUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly webhookId: string
}
interface CarriersEnv {
  readonly port: number
  readonly dataDir: string
  readonly easypost?: { readonly apiKey: string; readonly webhookSecret: string; readonly webhookUrl: string }
  readonly dhl?: { readonly apiKey: string }
  readonly fedex?: {
    readonly clientId: string
    readonly clientSecret: string
    readonly webhookSecret: string
    readonly webhookUrl: string
  }
}
interface CourierEnv {
  readonly port: number
  readonly dataDir: string
  readonly clientId: string
  readonly clientSecret: string
  readonly customerId: string
  readonly webhookSecret: string
  readonly webhookUrl: string
}
interface SmsEnv {
  readonly port: number
  readonly dataDir: string
  readonly accountSid: string
  readonly authToken: string
  readonly from: string
  /** Where replies that people type on a phone are posted. */
  readonly inboundUrl: string
}

/** What the simulators' process reads from its environment. A part that is left out has a real service in its place. */
export interface SimulatorEnv {
  readonly stripe?: StripeEnv
  readonly paypal?: PaypalEnv
  readonly carriers?: CarriersEnv
  readonly courier?: CourierEnv
  readonly mail?: { readonly dataDir: string; readonly httpPort: number; readonly smtpPort: number }
  readonly sms?: SmsEnv
}

type Variables = Readonly<Record<string, string | undefined>>

/** What every part is read with. */
interface Reading {
  readonly env: Variables
  readonly first: number
  readonly dataDir: string
  needed(name: string): string
  /** Webhooks take the direct way: the public name may lead through a proxy that is not there yet. */
  webhook(source: string): string
}

/** Reads the variables; throws one error with everything that is wrong. */
export function readEnv(env: Variables): SimulatorEnv {
  const wrong: string[] = []
  const port = (name: string, fallback: number) => {
    const value = env[name] ? Number(env[name]) : fallback
    if (!Number.isInteger(value) || value < 1 || value > 65_000) wrong.push(`${name} is not a port`)
    return value
  }
  const first = port('SIM_PORT', 3910)
  const shop = port('PORT', 3000)
  const reading: Reading = {
    env,
    first,
    dataDir: join(env['DATA_DIR'] || '.data', 'simulators'),
    needed: (name) => {
      if (!env[name]) wrong.push(`${name} is missing`)
      return env[name] ?? ''
    },
    webhook: (source) => env[`${source.toUpperCase()}_WEBHOOK_URL`] || `http://localhost:${shop}/webhooks/${source}`,
  }
  const stripe = leadsTo(env['STRIPE_API_BASE'], first) && stripeOf(reading)
  const mail = leadsTo(env['SMTP_URL'], first + 5) && {
    dataDir: reading.dataDir,
    httpPort: first + 4,
    smtpPort: first + 5,
  }
  const others = othersOf(reading)
  if (!stripe && !mail && Object.keys(others).length === 0)
    wrong.push('STRIPE_API_BASE and SMTP_URL lead elsewhere: nothing to simulate')
  if (stripe && stripe.secretKeys.some((key) => key.includes('_live_')))
    wrong.push('STRIPE_SECRET_KEY is a live key; a simulator never runs with one')
  if (others.carriers?.easypost?.apiKey.startsWith('EZAK'))
    wrong.push('EASYPOST_API_KEY is a live key; a simulator never runs with one')
  if (wrong.length > 0) throw new Error(`The simulators cannot start:\n- ${wrong.join('\n- ')}`)
  return { ...(stripe ? { stripe } : {}), ...(mail ? { mail } : {}), ...others }
}

const stripeOf = ({ env, first, dataDir, needed, webhook }: Reading): StripeEnv => ({
  port: first,
  dataDir,
  publicOrigin: env['STRIPE_PUBLIC_ORIGIN'] || `http://localhost:${first}`,
  webhookUrl: webhook('stripe'),
  webhookSecret: needed('STRIPE_WEBHOOK_SECRET'),
  secretKeys: [needed('STRIPE_SECRET_KEY')],
})

/** The parts that run only when an address says so: with a key and no address, the vendor itself is meant. */
function othersOf(reading: Reading): Pick<SimulatorEnv, 'paypal' | 'carriers' | 'courier' | 'sms'> {
  const { env, first, dataDir, needed, webhook } = reading
  const here = (service: string, offset: number) => {
    const address = env[`${service}_API_BASE`]
    return Boolean(address) && leadsTo(address, first + offset)
  }
  const carriers = carriersOf(reading, here)
  return {
    ...(here('PAYPAL', 1) && {
      paypal: {
        port: first + 1,
        dataDir,
        publicOrigin: env['PAYPAL_PUBLIC_ORIGIN'] || `http://localhost:${first + 1}`,
        webhookUrl: webhook('paypal'),
        clientId: needed('PAYPAL_CLIENT_ID'),
        clientSecret: needed('PAYPAL_CLIENT_SECRET'),
        webhookId: needed('PAYPAL_WEBHOOK_ID'),
      },
    }),
    ...(carriers && { carriers }),
    ...(here('UBER', 3) && {
      courier: {
        port: first + 3,
        dataDir,
        clientId: needed('UBER_CLIENT_ID'),
        clientSecret: needed('UBER_CLIENT_SECRET'),
        customerId: needed('UBER_CUSTOMER_ID'),
        webhookSecret: needed('UBER_WEBHOOK_SECRET'),
        webhookUrl: webhook('uber'),
      },
    }),
    ...(here('TWILIO', 6) && {
      sms: {
        port: first + 6,
        dataDir,
        accountSid: needed('TWILIO_ACCOUNT_SID'),
        authToken: needed('TWILIO_AUTH_TOKEN'),
        from: needed('TWILIO_FROM'),
        inboundUrl: webhook('twilio'),
      },
    }),
  }
}

/** EasyPost, DHL and FedEx answer on one port; each is there only where its own address leads here. */
function carriersOf(
  { first, dataDir, needed, webhook }: Reading,
  here: (service: string, offset: number) => boolean,
): CarriersEnv | undefined {
  const parts = {
    ...(here('EASYPOST', 2) && {
      easypost: {
        apiKey: needed('EASYPOST_API_KEY'),
        webhookSecret: needed('EASYPOST_WEBHOOK_SECRET'),
        webhookUrl: webhook('easypost'),
      },
    }),
    ...(here('DHL', 2) && { dhl: { apiKey: needed('DHL_API_KEY') } }),
    ...(here('FEDEX', 2) && {
      fedex: {
        clientId: needed('FEDEX_CLIENT_ID'),
        clientSecret: needed('FEDEX_CLIENT_SECRET'),
        webhookSecret: needed('FEDEX_WEBHOOK_SECRET'),
        webhookUrl: webhook('fedex'),
      },
    }),
  }
  return Object.keys(parts).length > 0 ? { port: first + 2, dataDir, ...parts } : undefined
}

/** True when a service's address is this machine's port, or is not set: then nobody else is there to do the work. */
function leadsTo(address: string | undefined, port: number): boolean {
  if (!address) return true
  const url = URL.parse(address)
  return url?.port === String(port) && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}
