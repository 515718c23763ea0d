import { data } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/server-runtime'
import type { Catalog } from './catalog/catalog.ts'

/** The catalogue and the language of this request's address. Throws 503 while the dataset holds no shop, or was never read. */
export function openShop(context: AppLoadContext): { readonly catalog: Catalog; readonly language: string } {
  const catalog = context.shop.catalog.read()
  if (!catalog)
    throw data(
      { reason: context.shop.catalog.ready() ? 'closed' : 'away' },
      { status: 503, headers: { 'Retry-After': '5' } },
    )
  return { catalog, language: context.language || catalog.settings.defaultLanguage }
}

/** The path that was asked for, without the language's prefix: redirects and links put it back themselves. */
export function shopPath(context: AppLoadContext, request: Request): string {
  const path = new URL(request.url).pathname.replace(/\.data$/, '')
  const { prefix } = context
  return prefix && (path === prefix || path.startsWith(`${prefix}/`)) ? path.slice(prefix.length) || '/' : path
}
