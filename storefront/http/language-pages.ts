import { createRequestHandler } from '@remix-run/express'
import type { RequestHandler } from 'express'
import { spokenPath } from '../app/languages.ts'
import type { DraftDesk } from '../app/preview/draft-desk.server.ts'
import type { Shop } from '../app/shop.ts'
import type { Pages } from './pages.ts'
import { passOf, shopFor } from './preview.ts'
import { nonceOf } from './security.ts'
import { tellingAway } from './telling-away.ts'

type Build = Exclude<Pages['build'], () => unknown>

/** The same build at another place: every link, form and redirect of its pages begins with the prefix. */
function placedAt(build: Pages['build'], prefix: string): Pages['build'] {
  const place = (held: Build): Build => ({ ...held, basename: prefix })
  return typeof build === 'function' ? async () => place(await build()) : place(build)
}

/**
 * The shop's pages in each of its languages: the default one at `/`, the others under `/<language>`. The languages are
 * the dataset's, so one that an editor adds is there at the next request. A prefix of the default language leads to
 * the address without it, so that every page has one address.
 */
export function languagePages(pages: Pages, shop: Shop, desk: DraftDesk): RequestHandler {
  const handlers = new Map<string, RequestHandler>()
  const build = tellingAway(pages)
  const handlerOf = (language: string, prefix: string): RequestHandler => {
    const held = handlers.get(prefix)
    if (held) return held
    const handler = createRequestHandler({
      build: prefix ? placedAt(build, prefix) : build,
      mode: pages.mode,
      getLoadContext: async (request, response) => ({
        shop: await shopFor(passOf(response.locals), shop, desk),
        preview: passOf(response.locals)?.view,
        nonce: nonceOf(response),
        language,
        prefix,
        whole: !request.path.endsWith('.data'),
        address: request.ip ?? '',
      }),
    })
    handlers.set(prefix, handler)
    return handler
  }
  return (request, response, next) => {
    const spoken = spokenPath(request.path, shop.catalog.read()?.settings)
    if (spoken?.isDefault) {
      response.redirect(308, `${spoken.rest}${request.originalUrl.slice(request.path.length)}`)
      return
    }
    void handlerOf(spoken?.language ?? '', spoken ? `/${spoken.language}` : '')(request, response, next)
  }
}
