import { Client, Environment } from '@paypal/paypal-server-sdk'
import { faultOf, refusalIn } from './refused.ts'

/** How the PayPal adapter reaches PayPal. */
export interface PaypalSettings {
  readonly clientId: string
  readonly clientSecret: string
  /** Id of the webhook that PayPal was told of: signatures are made for it. */
  readonly webhookId: string
  /** `PAYPAL_API_BASE`: the sandbox, or another origin that speaks PayPal's protocol. Left out: PayPal itself. */
  readonly apiBase?: string
  /** Milliseconds that one call may take; 20 s when left out. */
  readonly timeout?: number
}

/** PayPal as the adapter uses it: the SDK, and a call for what the SDK does not know. */
export interface PaypalConnection {
  /** Uses the SDK. Throws PaypalFault. */
  use<Value>(work: (client: Client) => Promise<Value>): Promise<Value>
  /** Calls a path below the API's base under our token. `body` is sent as it is. Throws when the network fails. */
  call(method: 'GET' | 'POST', path: string, body?: string): Promise<{ readonly status: number; readonly text: string }>
  readonly webhookId: string
}

const home = 'https://api-m.paypal.com'

/** Opens the SDK. Throws when a secret is missing: without the webhook's id nothing that comes in could be believed. */
export function connectPaypal(settings: PaypalSettings): PaypalConnection {
  const { clientId, clientSecret, webhookId, apiBase = home, timeout = 20_000 } = settings
  if (clientId === '' || clientSecret === '') throw new Error('PayPal needs a client id and a client secret')
  if (webhookId === '') throw new Error('PayPal needs a webhook id')
  const open = () =>
    new Client({
      environment: Environment.Production,
      timeout,
      clientCredentialsAuthCredentials: { oAuthClientId: clientId, oAuthClientSecret: clientSecret },
      unstable_httpClientOptions: { adapter: adapterTo(apiBase) },
    })
  let client = open()
  let token: Awaited<ReturnType<typeof client.clientCredentialsAuthManager.fetchToken>> | undefined
  async function use<Value>(work: (client: Client) => Promise<Value>): Promise<Value> {
    try {
      return await work(client)
    } catch (thrown) {
      const fault = faultOf(thrown)
      // A client whose sign-in failed once keeps that failure for good; the next call gets a fresh one
      if (refusalIn(fault) === undefined) client = open()
      throw fault
    }
  }
  return {
    use,
    webhookId,
    async call(method, path, body) {
      token = await use((each) => each.clientCredentialsAuthManager.updateToken(token))
      const answer = await fetch(`${apiBase}${path}`, {
        method,
        headers: { authorization: `Bearer ${token.accessToken}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(timeout),
        ...(body === undefined ? {} : { body }),
      })
      return { status: answer.status, text: await answer.text() }
    },
  }
}

/** What the SDK's HTTP client hands to an adapter, as far as it is used. */
interface Outgoing {
  readonly url?: string
  readonly method?: string
  readonly data?: string
  readonly timeout?: number
  readonly headers?: { toJSON?: () => Readonly<Record<string, unknown>> }
}

/**
 * The SDK knows two addresses only and no option for a third. Its HTTP client can be given an adapter (an option that
 * calls itself unstable: a test pins the version and that every call goes this way), which sends requests to our base.
 */
const adapterTo =
  (apiBase: string) =>
  async (config: Outgoing): Promise<unknown> => {
    const asked = new URL(config.url ?? '/', home)
    const headers = Object.entries(config.headers?.toJSON?.() ?? {}).flatMap(([name, value]): [string, string][] =>
      value === undefined || value === null || value === false ? [] : [[name, String(value)]],
    )
    const answer = await fetch(`${apiBase}${asked.pathname}${asked.search}`, {
      method: (config.method ?? 'get').toUpperCase(),
      headers,
      signal: AbortSignal.timeout(config.timeout || 20_000),
      ...(config.data === undefined || config.data === null ? {} : { body: config.data }),
    })
    return {
      data: await answer.text(),
      status: answer.status,
      statusText: answer.statusText,
      headers: Object.fromEntries(answer.headers),
      config,
      request: undefined,
    }
  }
