import type { AuthProvider } from '@refinedev/core'
import type { SanityClient } from '@sanity/client'
import { ProviderError, requestError, told } from './http-error.ts'
import { createIdentifier, isRobotToken, type SanityIdentity } from './identify.ts'
import { createRedirectSignIn, type RedirectOptions } from './redirect-sign-in.ts'

/** Where the token lives between visits; `localStorage` and `sessionStorage` fit. */
export type TokenStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface AuthOptions {
  /** Makes a client for a token; with an empty one it is nobody's. */
  readonly clientFor: (token: string) => SanityClient
  readonly store: TokenStore
  /** Key in the store; name the project in it, so that two projects do not share a sign-in. */
  readonly storageKey: string
  /** Where the sign-in page is. */
  readonly signIn?: string
  /**
   * Called with the new token, or undefined, whenever it changes. That may be in the midst of Refine's own `check`:
   * whoever empties a query cache here must leave the query `['auth', 'check']` in it while it is being fetched.
   */
  readonly onToken?: (token: string | undefined) => void
  /** Whose tokens are refused, since nobody could tell who acted; hosted robot tokens by default. */
  readonly isRobot?: (identity: SanityIdentity) => boolean
  /** Sign-in at the project's providers, by leaving for their page. */
  readonly redirect?: RedirectOptions
}

/** `{token}` signs in with a token, `{provider}` leaves for one of the project's providers. */
export interface LoginParams {
  readonly token?: string
  readonly provider?: string
}

const asError = (failure: unknown): Error => (failure instanceof Error ? failure : new Error(String(failure)))
const isRefused = (failure: unknown): boolean =>
  failure instanceof ProviderError && (failure.statusCode === 401 || failure.code === 'robot')

/** The token in the store, and whether it came by a redirect: only such a one is ended at the lake on leaving. */
function createKeep({ store, storageKey, onToken = () => {} }: AuthOptions) {
  const cameBy = `${storageKey}.by`
  return {
    token: () => store.getItem(storageKey) ?? undefined,
    isSession: () => store.getItem(cameBy) === 'redirect',
    hold(token: string, by: 'redirect' | 'token') {
      store.setItem(storageKey, token)
      store.setItem(cameBy, by)
      onToken(token)
    },
    drop() {
      store.removeItem(storageKey)
      store.removeItem(cameBy)
      onToken(undefined)
    },
  }
}

/**
 * Refine 5 auth provider. `login` asks `/users/me` who that is and keeps the token only then; `check` asks again at most
 * once a minute, and takes in a sign-in one has just come back from. A lake that cannot be reached signs nobody out:
 * only a refused token does. People register, and change their passwords, at Sanity: those methods are left out.
 */
export function createAuthProvider(options: AuthOptions) {
  const { clientFor, store, storageKey, signIn = '/sign-in', isRobot = isRobotToken } = options
  const keep = createKeep(options)
  const { identify, forget } = createIdentifier(clientFor, isRobot)
  const client = () => clientFor('').withConfig({ token: undefined as never })
  const away = createRedirectSignIn({ client, store, storageKey, ...options.redirect })

  const enter = async (token: string, by: 'redirect' | 'token'): Promise<void> => {
    await identify(token)
    keep.hold(token, by)
  }
  // Refine asks several times at once when a page opens; the code in the address is good for one of them.
  let arriving: Promise<void> | undefined
  const arrive = (): Promise<void> => {
    if (options.redirect === undefined) return Promise.resolve()
    arriving ??= away
      .finish()
      .then((token) => (token === undefined ? undefined : enter(token, 'redirect')))
      .finally(() => {
        arriving = undefined
      })
    return arriving
  }
  const leave = () => {
    forget()
    keep.drop()
  }
  const held = async (): Promise<SanityIdentity | undefined> => {
    const token = keep.token()
    return token === undefined ? undefined : identify(token)
  }

  return {
    async login({ token, provider }: LoginParams) {
      try {
        if (provider !== undefined) {
          await away.start(provider)
          return { success: true }
        }
        const given = token?.trim() ?? ''
        if (given === '') throw requestError('Paste a token first.')
        await enter(given, 'token')
        return { success: true, redirectTo: '/' }
      } catch (failure) {
        return { success: false, error: asError(failure) }
      }
    },
    async logout() {
      const token = keep.token()
      const session = keep.isSession()
      leave()
      try {
        if (token !== undefined && session) {
          const ending = { url: '/auth/logout', method: 'POST' } as const
          await told(() => clientFor(token).request(ending))
        }
      } catch (failure) {
        // Here one is signed out whatever the lake says; that its session goes on is worth a word.
        return { success: true, redirectTo: signIn, error: asError(failure) }
      }
      return { success: true, redirectTo: signIn }
    },
    async check() {
      try {
        await arrive()
        const identity = await held()
        return identity ? { authenticated: true } : { authenticated: false, redirectTo: signIn }
      } catch (failure) {
        if (!isRefused(failure) && keep.token() !== undefined) return { authenticated: true }
        leave()
        return { authenticated: false, logout: true, redirectTo: signIn, error: asError(failure) }
      }
    },
    async onError(failure: { readonly statusCode?: number } | undefined) {
      return failure?.statusCode === 401 ? { logout: true, redirectTo: signIn } : {}
    },
    getIdentity: async () => (await held()) ?? null,
    getPermissions: async () => (await held())?.roles ?? [],
    /** The token kept from the last visit; never part of what Refine sees. */
    token: keep.token,
    /** What the project offers to sign in with: `login({provider: name})` leaves for it. */
    providers: away.providers,
  } satisfies AuthProvider & { token: () => string | undefined; providers: typeof away.providers }
}
