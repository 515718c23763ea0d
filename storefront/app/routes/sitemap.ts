import type { LoaderFunctionArgs } from '@remix-run/node'
import { sitemapXml } from '../catalog/sitemap.ts'
import { openShop } from '../open-shop.ts'

/** `GET /sitemap.xml`: every page that search engines may list, in every language. */
export function loader({ context }: LoaderFunctionArgs) {
  const { catalog } = openShop(context)
  return new Response(sitemapXml(catalog, context.shop.publicOrigin), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=600' },
  })
}
