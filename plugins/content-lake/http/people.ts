import type { Identity } from '../auth/directory.ts'
import type { TokenEntry } from '../auth/robots.ts'
import { rolesOf } from '../auth/roles.ts'
import { record } from '../mutations/parse-mutations.ts'
import type { Endpoint, Exchange } from './exchange.ts'
import { badRequest, HttpError, notFoundError } from './http-error.ts'
import { requireAdministrator, requireProject } from './projects.ts'
import { readJson } from './read-body.ts'
import { json } from './responses.ts'

/** `GET /projects/<id>/tokens`: robots' tokens without their text. Administrators only. */
export const listTokens: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'see tokens')
  return json(exchange.lake.directory.tokens().map((entry) => tokenAnswer(exchange, entry)))
}

/**
 * `POST /projects/<id>/tokens` `{label, roleName}`: makes a robot's token and answers its text as `key`, once.
 * Administrators only. 400 for a role that there is not.
 */
export const createToken: Endpoint = async (exchange) => {
  requireAdministrator(exchange, 'make tokens')
  const body = await bodyOf(exchange)
  const label = textOf(body, 'label', 100)
  const { token, ...entry } = exchange.lake.directory.createToken(label, roleOf(exchange, body, 'roleName'))
  return json({ ...tokenAnswer(exchange, entry), key: token }, 201)
}

/** `DELETE /projects/<id>/tokens/<token>`: the token is good for nothing from now on. 404 when there is none. */
export const revokeToken: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'revoke tokens')
  if (!exchange.lake.directory.revokeToken(exchange.params['token'] ?? '')) throw notFoundError('Token not found')
  return new Response(null, { status: 204 })
}

/** `GET /projects/<id>/people`: who can sign in, with e-mail and role. Administrators only. */
export const listPeople: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'see people')
  return json(exchange.lake.directory.people().map(personAnswer))
}

/**
 * `POST /projects/<id>/people` `{name, email, role, password}`: someone who signs in with a password of 12 characters
 * or more. Administrators only. 409 when the e-mail address is taken. An embedded lake's own; the hosted service invites.
 */
export const addPerson: Endpoint = async (exchange) => {
  requireAdministrator(exchange, 'add people')
  const body = await bodyOf(exchange)
  const password = body['password']
  if (typeof password !== 'string' || password.length < 12 || password.length > 128)
    throw badRequest('password needs 12 to 128 characters')
  const email = textOf(body, 'email', 200)
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw badRequest('email is not an e-mail address')
  const who = { name: textOf(body, 'name', 100), email, role: roleOf(exchange, body, 'role') }
  const person = await exchange.lake.directory.addPerson({ ...who, password })
  if (person) return json(personAnswer(person), 201)
  throw new HttpError(409, { statusCode: 409, error: 'Conflict', message: `${email} can sign in already` })
}

/** `DELETE /projects/<id>/people/<person>`: ends their sessions, too. 404 for people of the configuration. */
export const removePerson: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'remove people')
  if (!exchange.lake.directory.removePerson(exchange.params['person'] ?? ''))
    throw notFoundError('There is nobody of that id who was added here')
  return new Response(null, { status: 204 })
}

const personAnswer = ({ id, name, email, role, roleTitle }: Identity) => ({ id, name, email, role, roleTitle })

const tokenAnswer = ({ lake }: Exchange, { id, label, role, createdAt }: TokenEntry) => ({
  id,
  label,
  projectUserId: id,
  roles: [{ name: role, title: lake.directory.person(id)?.roleTitle ?? role }],
  createdAt,
})

async function bodyOf(exchange: Exchange): Promise<Record<string, unknown>> {
  requireProject(exchange)
  const body = record(await readJson(exchange.request))
  if (!body) throw badRequest('The request body is not an object')
  return body
}

function textOf(body: Record<string, unknown>, field: string, most: number): string {
  const value = body[field]
  if (typeof value !== 'string' || value.trim() === '' || value.length > most)
    throw badRequest(`${field} needs 1 to ${most} characters`)
  return value.trim()
}

function roleOf({ lake }: Exchange, body: Record<string, unknown>, field: string): string {
  const role = textOf(body, field, 60)
  const known = Object.keys(rolesOf(lake.config))
  if (!known.includes(role)) throw badRequest(`${field} is none of ${known.join(', ')}`)
  return role
}
