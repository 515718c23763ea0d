import { type Request, type Response, Router } from 'express'
import { BodyTooLarge, sendWebResponse, toWebRequest } from './web-request.ts'

/** Anything that answers web Requests; `@souk/api` is one. */
export interface WebHandler {
  /** `address` is the client's own, as trusted proxies tell it: limits and anonymous retries are counted by it. */
  handle(request: globalThis.Request, context?: { readonly address?: string }): Promise<globalThis.Response>
  /** Ends open streams. */
  close(): void
}

/** Hands every request below `/api` to the REST API as it came. */
export function restRoutes(api: WebHandler, publicOrigin: string): Router {
  const handOver = async (request: Request, response: Response): Promise<void> => {
    try {
      const asked = await toWebRequest(request, response, publicOrigin)
      const address = request.ip
      await sendWebResponse(response, await api.handle(asked, address ? { address } : {}))
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error
      const problem = { type: 'about:blank', title: 'Too large', status: 413, code: 'too_large', detail: error.message }
      response.status(413).type('application/problem+json').send(JSON.stringify(problem))
    }
  }
  return Router().use('/api', (request, response, next) => {
    handOver(request, response).catch(next)
  })
}
