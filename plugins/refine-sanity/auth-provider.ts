import type { AuthProvider } from '@refinedev/core'
import type { SanityClient } from '@sanity/client'
import { ProviderError, toHttpError } from './http-error.ts'

/** Who a token belongs to, as `/users/me` tells. */
export interface SanityIdentity {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly roles: readonly string[]
}

/** Where the token lives between visits; `localStorage` and `sessionStorage` fit. */
export type TokenStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface AuthOptions {
  /** Makes a client for a token; without one it is nobody's. */
  readonly clientFor: (token: string) => SanityClient
  readonly store: TokenStore
  /** Key in the store; name the project in it, so that two projects do not share a sign-in. */
  readonly storageKey: string
  /** Where the sign-in page is. */
  readonly signIn?: string
  /** Called with the new token, or undefined, whenever it changes. */
  readonly onToken?: (token: string | undefined) => void
}

interface Me {
  readonly id?: unknown
  readonly name?: unknown
  readonly email?: unknown
  readonly role?: unknown
  readonly roles?: readonly { readonly name?: unknown }[]
}

function identityOf(me: Me): SanityIdentity {
  if (typeof me.id !== 'string' || me.id === '')
    throw new ProviderError('The Content Lake does not know this token.', 401, 'signed_out')
  const named = (me.roles ?? []).flatMap((role) => (typeof role.name === 'string' ? [role.name] : []))
  return {
    id: me.id,
    name: typeof me.name === 'string' && me.name !== '' ? me.name : me.id,
    ...(typeof me.email === 'string' && me.email !== '' ? { email: me.email } : {}),
    roles: named.length > 0 ? named : typeof me.role === 'string' ? [me.role] : [],
  }
}

const keepMs = 60_000

/**
 * Refine 5 auth provider in token mode. `login({token})` asks `/users/me` who that is and keeps the token only then;
 * `check` asks again at most once a minute. A lake that cannot be reached signs nobody out: only a refused token does.
 */
export function createAuthProvider(options: AuthOptions) {
  const { clientFor, store, storageKey, signIn = '/sign-in', onToken = () => {} } = options
  let known: { token: string; at: number; identity: Promise<SanityIdentity> } | undefined

  const ask = async (token: string): Promise<SanityIdentity> => {
    try {
      return identityOf((await clientFor(token).users.getById('me')) as unknown as Me)
    } catch (failure) {
      throw toHttpError(failure)
    }
  }
  const identify = (token: string): Promise<SanityIdentity> => {
    if (known?.token !== token || Date.now() - known.at > keepMs) {
      const identity = ask(token)
      known = { token, at: Date.now(), identity }
      identity.catch(() => {
        if (known?.identity === identity) known = undefined
      })
    }
    return known.identity
  }
  const token = () => store.getItem(storageKey) ?? undefined
  const forget = () => {
    known = undefined
    store.removeItem(storageKey)
    onToken(undefined)
  }
  const isRefused = (failure: unknown) => failure instanceof ProviderError && failure.statusCode === 401

  return {
    async login(params: { readonly token?: string }) {
      const given = params.token?.trim() ?? ''
      try {
        if (given === '') throw new ProviderError('Paste a token first.', 400, 'bad_request')
        await identify(given)
        store.setItem(storageKey, given)
        onToken(given)
        return { success: true, redirectTo: '/' }
      } catch (failure) {
        return { success: false, error: failure instanceof Error ? failure : new Error(String(failure)) }
      }
    },
    async logout() {
      forget()
      return { success: true, redirectTo: signIn }
    },
    async check() {
      const held = token()
      if (held === undefined) return { authenticated: false, redirectTo: signIn }
      try {
        await identify(held)
        return { authenticated: true }
      } catch (failure) {
        if (!isRefused(failure)) return { authenticated: true }
        forget()
        return { authenticated: false, logout: true, redirectTo: signIn }
      }
    },
    async onError(failure: { readonly statusCode?: number } | undefined) {
      return failure?.statusCode === 401 ? { logout: true, redirectTo: signIn } : {}
    },
    getIdentity: async () => {
      const held = token()
      return held === undefined ? null : identify(held)
    },
    getPermissions: async () => {
      const held = token()
      return held === undefined ? [] : (await identify(held)).roles
    },
    /** The token kept from the last visit; never part of what Refine sees. */
    token,
  } satisfies AuthProvider & { token: () => string | undefined }
}
