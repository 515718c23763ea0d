import { z } from 'zod'
import { ask, CarrierFault } from './ask.ts'

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

export interface ClientCredentials {
  readonly carrier: string
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope?: string
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

/**
 * OAuth 2 client credentials: one token for all calls, fetched anew a minute before it ends and once when the carrier
 * says 401.
 */
export function withClientCredentials(options: ClientCredentials) {
  const clock = options.clock ?? Date.now
  let held: { readonly token: Promise<string>; readonly until: number } | undefined

  async function fetchToken(): Promise<string> {
    const { clientId, clientSecret, scope } = options
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      ...(scope ? { scope } : {}),
    })
    const { access_token: token, expires_in: seconds } = Token.parse(
      await ask({ carrier: options.carrier, url: options.url, method: 'POST', body }),
    )
    held = { token: Promise.resolve(token), until: clock() + (seconds - 60) * 1000 }
    return token
  }
  function token(): Promise<string> {
    if (held && clock() < held.until) return held.token
    const fetching = fetchToken()
    held = { token: fetching, until: clock() + 30_000 }
    fetching.catch(() => {
      held = undefined
    })
    return fetching
  }
  return async function asked(path: string, more: { method?: 'GET' | 'POST'; body?: unknown } = {}): Promise<unknown> {
    const once = async () =>
      ask({ carrier: options.carrier, url: path, headers: { authorization: `Bearer ${await token()}` }, ...more })
    try {
      return await once()
    } catch (error) {
      if (!(error instanceof CarrierFault) || error.status !== 401) throw error
      held = undefined
      return once()
    }
  }
}
