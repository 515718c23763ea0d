import { Refine } from '@refinedev/core'
import routerProvider from '@refinedev/react-router'
import { createAccessControlProvider, guardRouter } from '@souk/refine-sanity'
import { type Query, QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { BrowserRouter } from 'react-router'
import { accessRules } from './access.ts'
import type { ConsoleConfig } from './config.ts'
import { ConsoleProvider } from './console-context.tsx'
import { resources } from './resources.ts'
import { ConsoleRoutes } from './routes.tsx'
import { createSession } from './session.ts'
import { Look } from './ui/look.tsx'

const router = guardRouter(routerProvider)

function wire(config: ConsoleConfig) {
  const cache = new QueryClient({
    defaultOptions: { queries: { retry: 1, staleTime: 5000, refetchOnWindowFocus: true } },
  })
  // A token may come or go while Refine checks for one: that very query has to live to tell of it.
  const isCheck = ({ queryKey: [first, second], state }: Query) =>
    first === 'auth' && second === 'check' && state.fetchStatus === 'fetching'
  const session = createSession(config, () => cache.removeQueries({ predicate: (query) => !isCheck(query) }))
  const access = createAccessControlProvider(async () => await session.auth.getPermissions(), accessRules)
  return { cache, session, access }
}

/** The console: providers wired around the routes. What it shows is in the folders named by the domain. */
export function App({ config }: { readonly config: ConsoleConfig }) {
  const [{ cache, session, access }] = useState(() => wire(config))
  return (
    <ConsoleProvider config={config} session={session}>
      <Look notifications={session.notifications}>
        <BrowserRouter basename="/console">
          <Refine
            dataProvider={session.data}
            liveProvider={session.live}
            authProvider={session.auth}
            accessControlProvider={access}
            auditLogProvider={session.audit}
            notificationProvider={session.notifications.provider}
            routerProvider={router}
            resources={resources}
            options={{
              liveMode: 'auto',
              syncWithLocation: true,
              disableTelemetry: true,
              warnWhenUnsavedChanges: true,
              disableRouteChangeHandler: true,
              reactQuery: { clientConfig: cache },
            }}
          >
            <ConsoleRoutes />
          </Refine>
        </BrowserRouter>
      </Look>
    </ConsoleProvider>
  )
}
