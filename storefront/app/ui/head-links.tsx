import { useLocation, useRouteError } from '@remix-run/react'
import { inLanguagePath } from '../languages.ts'
import { preloadedFaces } from '../typefaces.ts'
import { useShop } from './use-shop.ts'

/** Paths that belong to one person: nothing for search engines. */
const personal = /^\/(cart|checkout|orders|account|sign-in|sign-up|rider|search)(\/|$)/

/** Parameters that make another page of the same address; all others only narrow it. */
const keptParameters = ['page']

/** The address of a page as search engines should know it: one per page and language. */
export function canonicalPath(pathname: string, search: string): string {
  const params = new URLSearchParams(search)
  const kept = new URLSearchParams(
    keptParameters.flatMap((name) => {
      const value = params.get(name)
      return value && value !== '1' ? [[name, value]] : []
    }),
  )
  const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname
  return kept.size > 0 ? `${path}?${kept}` : path
}

/** Where this page stands for search engines, its other languages, and the typefaces it begins with. */
export function HeadLinks() {
  const { root } = useShop()
  const { pathname, search } = useLocation()
  // Null on a page without an error, undefined outside of routes
  const found = (useRouteError() ?? undefined) === undefined
  if (!root) return null
  const path = canonicalPath(pathname, search)
  const address = (prefix: string) => root.origin + inLanguagePath(prefix, path)
  const listed = found && !personal.test(pathname)
  return (
    <>
      {preloadedFaces(root.language, root.character, root.tokens).map((href) => (
        <link key={href} rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={href} />
      ))}
      {listed ? (
        <>
          <link rel="canonical" href={address(root.prefix)} />
          <meta property="og:url" content={address(root.prefix)} />
          {root.languages.length > 1 &&
            root.languages.map(({ tag, prefix }) => (
              <link key={tag} rel="alternate" hrefLang={tag} href={address(prefix)} />
            ))}
          {root.languages.length > 1 && <link rel="alternate" hrefLang="x-default" href={address('')} />}
        </>
      ) : (
        <meta name="robots" content="noindex" />
      )}
      <meta property="og:site_name" content={root.name} />
      <meta property="og:locale" content={root.language} />
    </>
  )
}
