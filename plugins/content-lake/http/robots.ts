import type { TokenEntry } from '../auth/robots.ts'
import { rolesOf } from '../auth/roles.ts'
import { record } from '../mutations/parse-mutations.ts'
import { bearerToken } from './auth.ts'
import { type Endpoint, type Exchange, forbidden, requireIdentity } from './exchange.ts'
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
 * makes a robot and answers its `token`, once; with `expiresAt` it ends then. Administrators only. 400 for a role that there
 * is not, for more than one, and for an end that has been. Called by `sanity tokens create`.
 */
export const createRobot: Endpoint = async (exchange) => {
  requireAdministrator(exchange, 'make tokens')
  const { label, memberships, expiresAt } = record(await readJson(exchange.request)) ?? {}
  if (typeof label !== 'string' || label.trim() === '' || label.length > 100)
    throw badRequest('label needs 1 to 100 characters')
  const role = roleOf(exchange, memberships)
  const { directory } = exchange.lake
  const { token, ...entry } = directory.createToken(label.trim(), role, expiryOf(exchange, expiresAt))
  return json({ ...robotOf(exchange, entry), token }, 201)
}

/**
 * `POST /access/robots/me/rotate`: gives the robot that asks another token with the same role and end, answered once; the
 * one it asked with is good for nothing from now on. 403 for people and for tokens of the configuration. `sanity tokens rotate`.
 */
export const rotateRobot: Endpoint = (exchange) => {
  requireIdentity(exchange)
  const rotated = exchange.lake.directory.rotateToken(bearerToken(exchange.request) ?? '')
  if (!rotated) throw forbidden('Only tokens that were made in this lake can be rotated')
  const { token, ...entry } = rotated
  return json({ ...robotOf(exchange, entry), token })
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

function expiryOf({ lake }: Exchange, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (Number.isNaN(time)) throw badRequest('expiresAt needs a time such as 2030-01-31T12:00:00Z')
  if (time <= Date.parse(lake.clock())) throw badRequest('expiresAt must be in the future')
  return new Date(time).toISOString()
}

const robotOf = ({ lake }: Exchange, { id, label, role, createdAt, expiresAt }: TokenEntry) => ({
  id,
  tokenId: id,
  label,
  createdAt,
  expiresAt: expiresAt ?? null,
  memberships: [{ resourceType: 'project', resourceId: lake.config.projectId, roleNames: [role], addedAt: createdAt }],
})
