import type { TokenEntry } from '../auth/directory.ts'
import { rolesOf } from '../auth/roles.ts'
import { record } from '../mutations/parse-mutations.ts'
import type { Endpoint, Exchange } from './exchange.ts'
import { badRequest, notFoundError } from './http-error.ts'
import { requireAdministrator } from './projects.ts'
import { readJson } from './read-body.ts'
import { json } from './responses.ts'

/** One page that holds all there is. */
const onePage = (data: readonly unknown[]): Response => json({ data, nextCursor: null, totalCount: data.length })

/** `GET /access/project/<id>/robots`: robots' tokens without their text. Administrators only. `sanity tokens list`. */
export const listRobots: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'see tokens')
  return onePage(exchange.lake.directory.tokens().map((entry) => robotOf(exchange, entry)))
}

/**
 * `POST /access/project/<id>/robots` `{label, memberships: [{resourceType: 'project', resourceId, roleNames: [role]}]}`:
 * makes a robot and answers its `token`, once. Administrators only. 400 for a role that there is not, for more than one,
 * and for a token that expires. Called by `sanity tokens create`.
 */
export const createRobot: Endpoint = async (exchange) => {
  requireAdministrator(exchange, 'make tokens')
  const { label, memberships, expiresAt } = record(await readJson(exchange.request)) ?? {}
  if (typeof label !== 'string' || label.trim() === '' || label.length > 100)
    throw badRequest('label needs 1 to 100 characters')
  if (expiresAt !== undefined && expiresAt !== null) throw badRequest('Tokens of this lake do not expire: revoke them')
  const { token, ...entry } = exchange.lake.directory.createToken(label.trim(), roleOf(exchange, memberships))
  return json({ ...robotOf(exchange, entry), token }, 201)
}

/** `DELETE /access/project/<id>/robots/<id>`: its token is good for nothing from now on. 404 when there is none. */
export const removeRobot: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'revoke tokens')
  if (!exchange.lake.directory.revokeToken(exchange.params['robot'] ?? '')) throw notFoundError('Robot not found')
  return new Response(null, { status: 204 })
}

/** `GET /access/project/<id>/roles`: the roles that people and robots may have. Administrators only. */
export const listRoles: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'see roles')
  const { config } = exchange.lake
  const roles = Object.entries(rolesOf(config)).map(([name, { title }]) => ({
    name,
    title,
    description: '',
    isCustom: Object.hasOwn(config.roles, name),
    appliesToUsers: true,
    appliesToRobots: true,
    resourceType: 'project',
    resourceId: config.projectId,
  }))
  return onePage(roles)
}

function roleOf(exchange: Exchange, memberships: unknown): string {
  const [membership, ...others] = Array.isArray(memberships) ? memberships : []
  const { resourceType, resourceId, roleNames } = record(membership) ?? {}
  const [role, ...more] = Array.isArray(roleNames) ? roleNames : []
  const ours = resourceType === 'project' && resourceId === exchange.lake.config.projectId
  if (!ours || others.length > 0 || more.length > 0)
    throw badRequest('memberships must hold one role in this one project')
  const known = Object.keys(rolesOf(exchange.lake.config))
  if (typeof role !== 'string' || !known.includes(role)) throw badRequest(`roleNames holds none of ${known.join(', ')}`)
  return role
}

const robotOf = ({ lake }: Exchange, { id, label, role, createdAt }: TokenEntry) => ({
  id,
  tokenId: id,
  label,
  createdAt,
  expiresAt: null,
  memberships: [{ resourceType: 'project', resourceId: lake.config.projectId, roleNames: [role], addedAt: createdAt }],
})
