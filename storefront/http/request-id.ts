import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'

const trusted = /^[\w-]{8,64}$/

/** Names each request. A caller's own `X-Request-Id` is kept when it is plain; the answer always says which it was. */
export const requestIds: RequestHandler = (request, response, next) => {
  const given = request.header('x-request-id')
  const id = given && trusted.test(given) ? given : randomUUID()
  response.locals.requestId = id
  response.setHeader('X-Request-Id', id)
  next()
}

/** The id that `requestIds` gave. */
export const requestId = (response: Response): string => String(response.locals.requestId ?? '')
