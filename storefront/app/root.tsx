import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from '@remix-run/react'
import type { CSSProperties, ReactNode } from 'react'
import { personView } from './account/person.server.ts'
import { unlessAway } from './away/away.ts'
import { consentOf } from './behaviour/consent.server.ts'
import { ConsentBanner } from './behaviour/consent-banner.tsx'
import { note } from './behaviour/note.server.ts'
import { useSeen } from './behaviour/use-seen.ts'
import { frameView } from './frame-view.server.ts'
import { LineNotice } from './line/line-notice.tsx'
import { openShop } from './open-shop.ts'
import { pageMeta } from './page-meta.ts'
import { Preview } from './preview/preview.tsx'
import stylesheet from './styles/shop.css?url'
import { ErrorPage } from './ui/error-page.tsx'
import { HeadLinks } from './ui/head-links.tsx'
import { JsonLd } from './ui/json-ld.tsx'
import { Pending } from './ui/pending.tsx'
import { SiteFooter } from './ui/site-footer.tsx'
import { SiteHeader } from './ui/site-header.tsx'
import { useHydrated, useShop } from './ui/use-shop.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** The frame around every page: name, navigation, tokens, where to deliver, what the basket holds. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, language } = openShop(context)
  const { shop } = context
  await note(context, request, { kind: 'visit' })
  return {
    ...(await frameView(shop, catalog, language, request)),
    ...(await unlessAway(shop, personView(shop, request), {})),
    figures: await unlessAway(shop, consentOf(shop, request), 'no'),
    nonce: context.nonce,
    preview: context.preview,
  }
}

/** An answer that says when to come again holds what somebody sent: nobody keeps it. */
export const headers: HeadersFunction = ({ errorHeaders }): Record<string, string> => {
  const after = errorHeaders?.get('Retry-After')
  return after ? { 'Retry-After': after, 'Cache-Control': 'no-store' } : {}
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, undefined, data?.tagline)

export function Layout({ children }: { readonly children: ReactNode }) {
  const { root, words, language, direction } = useShop()
  const nonce = typeof document === 'undefined' ? root?.nonce : ''
  return (
    <html
      lang={language}
      dir={direction}
      data-shop={root?.shop}
      data-character={root?.character}
      data-scripts={useHydrated() || undefined}
      style={(root?.tokens ?? {}) as CSSProperties}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <HeadLinks />
        <Links />
      </head>
      <body>
        <a className="skip" href="#main">
          {words.skip}
        </a>
        {children}
        <LineNotice />
        <Preview />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  useSeen(useShop().root?.figures === 'yes')
  return (
    <>
      <SiteHeader />
      <main id="main" tabIndex={-1}>
        <Pending />
        <Outlet />
      </main>
      <ConsentBanner />
      <SiteFooter />
      <Organization />
    </>
  )
}

/** Whose shop it is, for search engines. */
function Organization() {
  const { root } = useShop()
  if (!root) return null
  return (
    <JsonLd
      facts={{
        '@type': 'Organization',
        name: root.name,
        url: root.origin,
        email: root.email,
        ...(root.logo ? { logo: `${root.origin}${root.logo.base}/480.webp` } : {}),
      }}
    />
  )
}

/** Whatever no page caught: the same frame where it is known, plain words, a way on. */
export function ErrorBoundary() {
  const error = useRouteError()
  const { root } = useShop()
  return (
    <>
      {root && <SiteHeader />}
      <main id="main" tabIndex={-1}>
        <ErrorPage error={error} />
      </main>
      {root && <SiteFooter />}
    </>
  )
}
