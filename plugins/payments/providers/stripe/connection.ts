import Stripe from 'stripe'

/** How the Stripe adapter reaches Stripe. */
export interface StripeSettings {
  readonly secretKey: string
  /** One, or two while the secret is being changed; none is a fault. */
  readonly webhookSecrets: readonly string[]
  /** `STRIPE_API_BASE`: another origin that speaks Stripe's protocol. Left out: Stripe itself. */
  readonly apiBase?: string
  /** Milliseconds since 1970. */
  readonly clock?: () => number
  /** Milliseconds that one call may take; 20 s when left out. */
  readonly timeout?: number
}

/**
 * Opens the SDK. Throws when a secret is missing (an unset webhook secret would let anybody sign), or when a live key
 * would go to another host than Stripe's.
 */
export function connectStripe(settings: StripeSettings): Stripe {
  const { secretKey, apiBase } = settings
  if (!/^(sk|rk)_(test|live)_/.test(secretKey))
    throw new Error('Stripe needs a secret key: sk_..., or a restricted rk_...')
  if (settings.webhookSecrets.length === 0 || settings.webhookSecrets.includes('')) {
    throw new Error('Stripe needs a webhook secret')
  }
  if (apiBase !== undefined && isLive(secretKey)) throw new Error('A live Stripe key never goes to STRIPE_API_BASE')
  return new Stripe(secretKey, {
    ...(apiBase === undefined ? {} : addressOf(apiBase)),
    telemetry: false,
    // The SDK repeats under one key of its own or ours, so that a repeat is safe
    maxNetworkRetries: 2,
    timeout: settings.timeout ?? 20_000,
  })
}

/** True for keys that move real money. */
export function isLive(secretKey: string): boolean {
  return secretKey.includes('_live_')
}

function addressOf(base: string): { host: string; port: number; protocol: 'http' | 'https' } {
  const { hostname, port, protocol } = new URL(base)
  const secure = protocol === 'https:'
  return { host: hostname, port: Number(port) || (secure ? 443 : 80), protocol: secure ? 'https' : 'http' }
}
