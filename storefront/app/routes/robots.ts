import type { LoaderFunctionArgs } from '@remix-run/node'
import { openShop } from '../open-shop.ts'

/** What belongs to one person or to machines. */
const closed = ['/cart', '/checkout', '/orders/', '/account', '/sign-in', '/sign-up', '/search', '/rider']

/** `GET /robots.txt`: what crawlers may read, in every language, and where the list of pages is. */
export function loader({ context }: LoaderFunctionArgs) {
  const { catalog } = openShop(context)
  const { settings } = catalog
  const prefixes = [
    '',
    ...settings.languages.filter((each) => each !== settings.defaultLanguage).map((tag) => `/${tag}`),
  ]
  const lines = [
    'User-agent: *',
    ...prefixes.flatMap((prefix) => closed.map((path) => `Disallow: ${prefix}${path}`)),
    'Disallow: /api/',
    'Disallow: /console/',
    'Disallow: /studio/',
    '',
    `Sitemap: ${context.shop.publicOrigin}/sitemap.xml`,
    '',
  ]
  return new Response(lines.join('\n'), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
