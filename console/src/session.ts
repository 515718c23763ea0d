import { createClient, type SanityClient } from '@sanity/client'
import {
  createAuditLogProvider,
  createAuthProvider,
  createDataProvider,
  createLiveProvider,
  createNotificationBridge,
  withFlatMeta,
  withLiveReads,
} from '@souk/refine-sanity'
import type { ConsoleConfig } from './config.ts'

const apiVersion = '2025-02-19'

/**
 * Everything that depends on who is signed in: one client, and the providers that ask for it. Made once by `main.tsx`.
 * A new token replaces the client and closes every feed of the person before.
 */
export function createSession(config: ConsoleConfig, onPerson: () => void) {
  const clientFor = (token: string | undefined): SanityClient =>
    createClient({
      projectId: config.projectId,
      dataset: config.dataset,
      apiVersion,
      useCdn: false,
      ...(config.hosted ? {} : { apiHost: config.lakeOrigin, useProjectHostname: false }),
      ...(token ? { token } : {}),
      ignoreBrowserTokenWarning: true,
    })
  let client: SanityClient
  const live = createLiveProvider(() => client)
  const auth = createAuthProvider({
    clientFor,
    store: localStorage,
    storageKey: `souk-console.${config.projectId}.${config.dataset}.token`,
    redirect: { returnTo: new URL(import.meta.env.BASE_URL, location.href).href },
    onToken: (token) => {
      live.close()
      client = clientFor(token)
      onPerson()
    },
  })
  client = clientFor(auth.token())
  return {
    auth,
    live,
    client: () => client,
    // Pages write `meta` flat; the router of `app.tsx` is guarded for it.
    data: withLiveReads(withFlatMeta(createDataProvider(() => client)), live),
    audit: createAuditLogProvider(() => client),
    // The sign-in page has the refusal beside its form.
    notifications: createNotificationBridge(['login-error']),
  }
}
export type Session = ReturnType<typeof createSession>
