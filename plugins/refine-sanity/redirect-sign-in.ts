import type { SanityClient } from '@sanity/client'
import type { TokenStore } from './auth-provider.ts'
import { ProviderError, requestError, told } from './http-error.ts'
import { isRecord } from './lake-problems.ts'

/** One way to sign in, as the project offers it: Google, GitHub, e-mail, SAML. */
export interface SignInProvider {
  readonly name: string
  readonly title: string
  readonly url: string
}

/** The parts of a browser that a redirect needs; tests and frames hand in their own. */
export interface Browser {
  readonly address: () => string
  /** Leaves the page. */
  readonly go: (url: string) => void
  /** Writes another address over this one, without loading it. */
  readonly replace: (url: string) => void
}

const thisBrowser: Browser = {
  address: () => globalThis.location.href,
  go: (url) => globalThis.location.assign(url),
  replace: (url) => globalThis.history.replaceState(globalThis.history.state, '', url),
}

export interface RedirectOptions {
  readonly browser?: Browser
  /** Where to come back to; the page one is on by default. Its origin must be among the project's CORS origins. */
  readonly returnTo?: string
}

interface RedirectSetting extends RedirectOptions {
  /** A client without a token. */
  readonly client: () => SanityClient
  readonly store: TokenStore
  readonly storageKey: string
}

const patienceMs = 15 * 60_000

const providerOf = (value: unknown): readonly SignInProvider[] => {
  if (!isRecord(value)) return []
  const { name, title, url } = value
  if (typeof name !== 'string' || typeof url !== 'string' || !/^https?:$/.test(new URL(url).protocol)) return []
  return [{ name, title: typeof title === 'string' ? title : name, url }]
}

/** A page's address without what stands behind `#`, and the one-time code that may stand there. */
function arrival(address: string): { readonly clean: string; readonly code: string | undefined } {
  const url = new URL(address)
  const code = new URLSearchParams(url.hash.slice(1)).get('sid') ?? undefined
  url.hash = ''
  return { clean: url.href, code }
}

/**
 * Sign-in at the project's own providers, as the Studio does it: away with `start`, back with a one-time code behind
 * `#sid=`, which `finish` exchanges for a token. A code that nobody here asked for is refused: a link in a stranger's
 * mail could otherwise sign one in as the stranger.
 */
export function createRedirectSignIn({ client, store, storageKey, browser = thisBrowser, returnTo }: RedirectSetting) {
  const marker = `${storageKey}.awaited`
  const providers = async (): Promise<readonly SignInProvider[]> => {
    const answer: unknown = await told(() => client().request({ url: '/auth/providers' }))
    const list = isRecord(answer) && Array.isArray(answer['providers']) ? answer['providers'] : []
    return list.flatMap(providerOf)
  }
  return {
    providers,
    /** Leaves for the provider of that name. 400 when the project has none such. */
    async start(name: string): Promise<void> {
      const found = (await providers()).find((each) => each.name === name)
      if (!found) throw requestError(`This project has no sign-in called "${name}".`)
      const url = new URL(found.url)
      url.searchParams.set('origin', returnTo ?? arrival(browser.address()).clean)
      url.searchParams.set('projectId', client().config().projectId ?? '')
      url.searchParams.set('withSid', 'true')
      store.setItem(marker, String(Date.now()))
      browser.go(url.href)
    },
    /** The token of a sign-in one has just come back from; undefined when one has not. */
    async finish(): Promise<string | undefined> {
      const { clean, code } = arrival(browser.address())
      if (code === undefined) return undefined
      browser.replace(clean)
      const since = Number(store.getItem(marker) ?? Number.NaN)
      store.removeItem(marker)
      if (!(Date.now() - since < patienceMs))
        throw new ProviderError('This sign-in was not begun here, or too long ago. Sign in again.', 401, 'signed_out')
      const answer: unknown = await told(() => client().request({ url: '/auth/fetch', query: { sid: code } }))
      const token = isRecord(answer) ? answer['token'] : undefined
      if (typeof token !== 'string' || token === '')
        throw new ProviderError('The sign-in gave no token. Sign in again.', 401, 'signed_out')
      return token
    },
  }
}
