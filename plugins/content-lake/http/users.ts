import type { Identity } from '../auth/directory.ts'
import { record } from '../mutations/parse-mutations.ts'
import { type Endpoint, requireIdentity, unauthorized } from './exchange.ts'
import { badRequest } from './http-error.ts'
import { readJson } from './read-body.ts'
import { json } from './responses.ts'

/** `GET /users/me`: who the token belongs to; `{}` for those who are not signed in. Called by Studio, SDK and API. */
export const me: Endpoint = ({ identity, request }) => {
  if (!identity.anonymous) return json(profile(identity))
  if (request.headers.has('authorization')) throw unauthorized('Session not found')
  return json({})
}

/** `GET /auth/id`: the id alone; 401 when signed out. */
export const authId: Endpoint = (exchange) => json({ id: requireIdentity(exchange).id })

/** `GET /users/<id,id>`: names behind ids, for those signed in. One id answers an object, several a list. */
export const users: Endpoint = (exchange) => {
  requireIdentity(exchange)
  const ids = (exchange.params['ids'] ?? '').split(',').filter(Boolean)
  const found = ids.map((id) => displayProfile(id, exchange.lake.directory.person(id)))
  return json(found.length === 1 ? found[0] : found)
}

/** `GET /users/me/keyvalue[/<key,key>]`: the caller's small settings. */
export const keyValues: Endpoint = (exchange) => {
  const { id } = requireIdentity(exchange)
  const keys = (exchange.params['keys'] ?? '').split(',').filter(Boolean)
  return json(exchange.lake.keyValues.get(id, keys))
}

/** `PUT /users/me/keyvalue`: stores `[{key, value}]` and echoes it. */
export const storeKeyValues: Endpoint = async (exchange) => {
  const { id } = requireIdentity(exchange)
  const body = await readJson(exchange.request)
  const entries = (Array.isArray(body) ? body : [body]).map((item) => {
    const { key, value } = record(item) ?? {}
    if (typeof key !== 'string' || key === '' || key.length > 512) throw badRequest('Every entry needs a key')
    return { key, value }
  })
  exchange.lake.keyValues.set(id, entries)
  return json(entries)
}

function profile(identity: Identity): Record<string, unknown> {
  const { id, name, email, role, roleTitle, provider } = identity
  return { id, name, email, profileImage: null, role, roles: [{ name: role, title: roleTitle }], provider }
}

function displayProfile(id: string, identity: Identity | undefined): Record<string, unknown> {
  return {
    id,
    displayName: identity?.name ?? 'Unknown',
    familyName: null,
    givenName: null,
    middleName: null,
    imageUrl: null,
  }
}
