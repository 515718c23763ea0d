import { type Request, type Response, Router } from 'express'
import { BodyTooLarge, sendWebResponse, toWebRequest, webHeaders } from './web-request.ts'

/** Anything that answers web Requests; `@souk/api` is one. */
export interface WebHandler {
  /** `address` is the client's own, as trusted proxies tell it: limits and anonymous retries are counted by it. */
  handle(request: globalThis.Request, context?: { readonly address?: string }): Promise<globalThis.Response>
  /** Bytes of the longest body that it takes. */
  readonly longestBody: number
  /** Ends open streams. */
  close(): void
}

/** The same request without its body, which the API refuses by its announced length, in its own words. */
function tooLong(request: Request, publicOrigin: string, longest: number): globalThis.Request {
  const headers = webHeaders(request)
  headers.set('content-length', String(longest + 1))
  return new globalThis.Request(new URL(request.originalUrl, publicOrigin), { method: request.method, headers })
}

/** Hands every request below `/api` to the REST API as it came. */
export function restRoutes(api: WebHandler, publicOrigin: string): Router {
  const handOver = async (request: Request, response: Response): Promise<void> => {
    const address = request.ip
    const asked = await toWebRequest(request, response, publicOrigin, api.longestBody).catch((error: unknown) => {
      if (!(error instanceof BodyTooLarge)) throw error
      return tooLong(request, publicOrigin, api.longestBody)
    })
    await sendWebResponse(response, await api.handle(asked, address ? { address } : {}))
  }
  return Router().use('/api', (request, response, next) => {
    handOver(request, response).catch(next)
  })
}
