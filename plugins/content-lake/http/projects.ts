import { everythingFilter } from '../auth/access.ts'
import { addonNameOf, parentNameOf } from '../auth/addon-access.ts'
import { administratorRole } from '../auth/directory.ts'
import { rolesOf } from '../auth/roles.ts'
import { datasetName } from '../config.ts'
import { record } from '../mutations/parse-mutations.ts'
import { datasetOf, type Endpoint, type Exchange, forbidden, requireIdentity } from './exchange.ts'
import { badRequest, HttpError, notFoundError } from './http-error.ts'
import { readOptionalJson } from './read-body.ts'
import { json } from './responses.ts'

/** `GET /projects/<id>`: what the Studio shows of a project. */
export const project: Endpoint = (exchange) => {
  const { projectId } = exchange.lake.config
  requireProject(exchange)
  return json({
    id: projectId,
    displayName: projectId,
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    activityFeedEnabled: false,
    features: [],
    metadata: {},
    members: exchange.identity.anonymous ? [] : members(exchange),
  })
}

/** `GET /projects`: the one project, for those signed in. */
export const projects: Endpoint = (exchange) => {
  requireIdentity(exchange)
  const { projectId } = exchange.lake.config
  return json([{ id: projectId, displayName: projectId, members: [], features: [], metadata: {} }])
}

/**
 * `GET /projects/<id>/datasets`: name and access mode of every dataset, for those signed in. `datasetProfile=comments`
 * with `addonFor` narrows it to the add-on dataset of one. Counts are for those who may read everything.
 */
export const datasets: Endpoint = (exchange) => {
  requireProject(exchange)
  requireIdentity(exchange)
  const { access, datasets: all } = exchange.lake
  const list = all.list().map((dataset) => {
    const addonFor = all.get(parentNameOf(dataset.name) ?? '')?.name
    const mine = access.of(exchange.identity, dataset)
    const counted = mine.readable === undefined || mine.some('manage')
    return {
      name: dataset.name,
      aclMode: dataset.aclMode,
      createdAt: dataset.createdAt,
      createdByUserId: null,
      tags: [],
      datasetProfile: addonFor === undefined ? '' : 'comments',
      ...(addonFor !== undefined && { addonFor }),
      ...(counted && { documentCount: dataset.index.size }),
    }
  })
  const { searchParams } = exchange.url
  const narrowing = ['datasetProfile', 'addonFor'] as const
  const fits = (entry: Record<string, unknown>): boolean =>
    narrowing.every((name) => !searchParams.has(name) || entry[name] === searchParams.get(name))
  return json(list.filter(fits))
}

/**
 * `PUT /projects/<id>/datasets/<name>`: makes a dataset; body `{aclMode?, referenceChecks?}`, both kept. Administrators
 * only. 409 when the name is taken, 400 when it is not a name.
 */
export const createDataset: Endpoint = async (exchange) => {
  requireAdministrator(exchange, 'create or delete datasets')
  const name = exchange.params['dataset'] ?? ''
  if (!datasetName.test(name)) throw badRequest(`${JSON.stringify(name)} is not a dataset name`)
  const body = record((await readOptionalJson(exchange.request)) ?? {})
  if (!body) throw badRequest('The request body is not an object')
  const { aclMode = 'public', referenceChecks = true } = body
  if (aclMode !== 'public' && aclMode !== 'private') throw badRequest('aclMode must be public or private')
  if (typeof referenceChecks !== 'boolean') throw badRequest('referenceChecks must be true or false')
  const settings = { name, aclMode, referenceChecks, createdAt: exchange.lake.clock() } as const
  if (!exchange.lake.datasets.create(settings)) {
    const message = `Dataset ${JSON.stringify(name)} already exists`
    throw new HttpError(409, { statusCode: 409, error: 'Conflict', message })
  }
  exchange.lake.webhooks.follow()
  return json({ datasetName: name, aclMode }, 200)
}

/** `PATCH /projects/<id>/datasets/<name>` `{aclMode}`: opens a dataset to everybody, or closes it. Administrators only; 404 when absent. */
export const editDataset: Endpoint = async (exchange) => {
  requireAdministrator(exchange, 'open or close datasets')
  const { aclMode } = record(await readOptionalJson(exchange.request)) ?? {}
  if (aclMode !== 'public' && aclMode !== 'private') throw badRequest('aclMode must be public or private')
  const name = exchange.params['dataset'] ?? ''
  if (!exchange.lake.datasets.edit(name, aclMode)) throw notFoundError(`Dataset ${JSON.stringify(name)} not found`)
  return json({ datasetName: name, aclMode })
}

/** `DELETE /projects/<id>/datasets/<name>`: deletes a dataset with all it holds. Administrators only; 404 when absent. */
export const deleteDataset: Endpoint = async (exchange) => {
  requireAdministrator(exchange, 'create or delete datasets')
  await exchange.lake.writer.drain()
  const name = exchange.params['dataset'] ?? ''
  if (!exchange.lake.datasets.remove(name)) throw notFoundError(`Dataset ${JSON.stringify(name)} not found`)
  // Left behind, its comments would be open to whoever may read a dataset of any name
  exchange.lake.datasets.remove(addonNameOf(name))
  return json({ deleted: true })
}

/** `GET /projects/<id>/datasets/<name>/acl`: the caller's grants, which the Studio evaluates in the browser. */
export const acl: Endpoint = (exchange) => {
  const { access } = datasetOf(exchange)
  return json(access.grants)
}

/** `GET /projects/<id>/grants`: the caller's grants on the project itself. */
export const grants: Endpoint = (exchange) => {
  requireProject(exchange)
  if (exchange.identity.anonymous) return json({})
  const administrator = exchange.identity.role === administratorRole
  return json({
    'sanity.project': grant('read'),
    ...(administrator && { 'sanity.project.datasets': grant('create'), 'sanity.project.members': grant('read') }),
    'sanity.document.filter': [{ grants: [{ name: 'read', params: {} }], config: { filter: everythingFilter } }],
  })
}

function grant(name: string): unknown {
  return [{ grants: [{ name, params: {} }] }]
}

/** `GET /projects/<id>/roles`: the roles of this lake, which people and robots may have, for those signed in. */
export const roles: Endpoint = (exchange) => {
  requireIdentity(exchange)
  const forWhom = { appliesToUsers: true, appliesToRobots: true }
  return json(Object.entries(rolesOf(exchange.lake.config)).map(([name, { title }]) => ({ name, title, ...forWhom })))
}

function members(exchange: Exchange): readonly Record<string, unknown>[] {
  return exchange.lake.directory.people().map(({ id, role, roleTitle }) => ({
    id,
    role,
    roles: [{ name: role, title: roleTitle }],
    isRobot: false,
    isCurrentUser: id === exchange.identity.id,
  }))
}

/** Refuses (404) other projects than the lake's own. */
export function requireProject(exchange: Exchange): void {
  const asked = exchange.params['project']
  if (asked !== undefined && asked !== exchange.lake.config.projectId)
    throw notFoundError(`Project ${JSON.stringify(asked)} not found`)
}

/** Refuses everybody but administrators; `verb` says what only they may do. */
export function requireAdministrator(exchange: Exchange, verb: string): void {
  requireProject(exchange)
  if (requireIdentity(exchange).role !== administratorRole) throw forbidden(`Only an administrator may ${verb}`)
}
