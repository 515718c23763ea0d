import type { AllowedOrigin } from '../auth/origins.ts'
import { record } from '../mutations/parse-mutations.ts'
import type { Endpoint, Exchange } from './exchange.ts'
import { badRequest, HttpError, notFoundError } from './http-error.ts'
import { requireAdministrator } from './projects.ts'
import { readJson } from './read-body.ts'
import { json } from './responses.ts'

/** `GET /projects/<id>/cors`: the browser origins that were allowed, oldest first. Called by `sanity cors list`. */
export const listOrigins: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'see CORS origins')
  return json(exchange.lake.origins.list().map((origin) => answerOf(exchange, origin)))
}

/**
 * `POST /projects/<id>/cors` `{origin, allowCredentials}`: lets pages of an origin call, with credentials or without.
 * Administrators only. 400 for what is no origin, 409 for one that is there. Called by `sanity cors add`.
 */
export const addOrigin: Endpoint = async (exchange) => {
  requireAdministrator(exchange, 'allow CORS origins')
  const { origin, allowCredentials = false } = record(await readJson(exchange.request)) ?? {}
  if (typeof origin !== 'string' || !isOrigin(origin))
    throw badRequest('origin is no origin: write https://shop.example, without a path')
  if (typeof allowCredentials !== 'boolean') throw badRequest('allowCredentials must be true or false')
  const added = exchange.lake.origins.add({ origin, allowCredentials, createdAt: exchange.lake.clock() })
  if (added) return json(answerOf(exchange, added))
  throw new HttpError(409, { statusCode: 409, error: 'Conflict', message: `Origin ${origin} is allowed already` })
}

/** `DELETE /projects/<id>/cors/<origin's id>`: its pages may no longer call. Administrators only; 404 when absent. */
export const removeOrigin: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'remove CORS origins')
  const id = exchange.params['origin'] ?? ''
  if (!exchange.lake.origins.remove(id)) throw notFoundError('CORS origin not found')
  return json({ id, deleted: true })
}

/** Stars stand for parts of a host name and for ports: they are put away before the rest is read as an address. */
function isOrigin(text: string): boolean {
  if (text === '*') return true
  const example = text.replace(/:\*$/, ':1').replaceAll('*', 'x')
  if (!URL.canParse(example)) return false
  const { protocol, origin } = new URL(example)
  return (protocol === 'http:' || protocol === 'https:') && origin === example
}

const answerOf = ({ lake }: Exchange, origin: AllowedOrigin) => ({
  ...origin,
  projectId: lake.config.projectId,
  updatedAt: null,
  deletedAt: null,
})
