import { actions } from './actions.ts'
import { setUpComments } from './addons.ts'
import * as assets from './assets.ts'
import * as auth from './auth.ts'
import * as cors from './cors-origins.ts'
import { doc } from './doc.ts'
import type { Endpoint } from './exchange.ts'
import { exportDataset } from './export.ts'
import * as history from './history.ts'
import * as historyEvents from './history-events.ts'
import * as hooks from './hooks.ts'
import { changeHostedRules, hostedRules } from './hosted-rules.ts'
import { inspector, submitInspector } from './inspector.ts'
import { listen } from './listen.ts'
import { live } from './live.ts'
import { mutate } from './mutate.ts'
import * as people from './people.ts'
import * as projects from './projects.ts'
import { query } from './query.ts'
import * as robots from './robots.ts'
import { incomingReferences } from './references.ts'
import * as small from './small-answers.ts'
import { stats } from './stats.ts'
import * as users from './users.ts'

/** A path pattern of named segments (`:name`; `*` takes the rest) and what answers it. */
type Row = readonly [method: string, pattern: string, endpoint: Endpoint]

/** Every request the lake answers, most specific first. The API version before the path is taken off already. */
const table: readonly Row[] = [
  ['GET', '/', inspector],
  ['POST', '/', submitInspector],
  ['GET', '/ping', small.ping],
  ['GET', '/data/ping', small.ping],
  ['GET', '/data/ping/:dataset', small.ping],
  ['GET', '/check/cors', small.checkCors],
  ['GET', '/hosted-rules', hostedRules],
  ['PUT', '/hosted-rules', changeHostedRules],

  ['GET', '/data/query/:dataset', query],
  ['POST', '/data/query/:dataset', query],
  ['GET', '/data/doc/:dataset/:ids', doc],
  ['POST', '/data/mutate/:dataset', mutate],
  ['POST', '/data/actions/:dataset', actions],
  ['GET', '/data/listen/:dataset', listen],
  ['GET', '/data/live/events/:dataset', live],
  ['GET', '/data/export/:dataset', exportDataset],
  ['GET', '/data/stats/:dataset', stats],
  ['GET', '/data/history/:dataset/documents/:ids', history.documents],
  ['GET', '/data/history/:dataset/transactions/:ids', history.transactions],
  ['GET', '/data/history/:dataset/events/documents/:ids', historyEvents.documentEvents],
  ['GET', '/data/history/:dataset/events/releases/:id', historyEvents.releaseEvents],
  ['GET', '/data/references/:dataset/documents/:id/to', incomingReferences],
  ['GET', '/data/references/:dataset/documents/:id', incomingReferences],

  ['POST', '/assets/images/:dataset', assets.uploadImage],
  ['POST', '/assets/files/:dataset', assets.uploadFile],
  ['GET', '/images/:project/:dataset/:name', assets.image],
  ['GET', '/images/:project/:dataset/:name/:vanity', assets.image],
  ['GET', '/files/:project/:dataset/:name', assets.file],
  ['GET', '/files/:project/:dataset/:name/:vanity', assets.file],

  ['GET', '/users/me', users.me],
  ['GET', '/users/me/keyvalue', users.keyValues],
  ['GET', '/users/me/keyvalue/:keys', users.keyValues],
  ['PUT', '/users/me/keyvalue', users.storeKeyValues],
  ['GET', '/users', users.users],
  ['GET', '/users/:ids', users.users],
  ['GET', '/projects/:project/users/:ids', users.users],
  ['GET', '/auth/id', users.authId],
  ['GET', '/auth/fetch', auth.fetchToken],
  ['GET', '/auth/providers', auth.providers],
  ['GET', '/auth/login/:provider', auth.signIn],
  ['POST', '/auth/login/:provider', auth.submitSignIn],
  ['POST', '/auth/logout', auth.logout],

  ['GET', '/hooks/projects/:project', hooks.listHooks],
  ['POST', '/hooks/projects/:project', hooks.createHook],
  ['GET', '/hooks/projects/:project/attempts/:attempt', hooks.showAttempt],
  ['GET', '/hooks/projects/:project/:hook', hooks.showHook],
  ['PUT', '/hooks/projects/:project/:hook', hooks.updateHook],
  ['PATCH', '/hooks/projects/:project/:hook', hooks.updateHook],
  ['DELETE', '/hooks/projects/:project/:hook', hooks.deleteHook],
  ['GET', '/hooks/projects/:project/:hook/messages', hooks.listMessages],
  ['GET', '/hooks/projects/:project/:hook/attempts', hooks.listAttempts],
  ['GET', '/hooks/:hook/messages', hooks.listMessages],

  ['GET', '/projects', projects.projects],
  ['GET', '/projects/:project', projects.project],
  ['GET', '/projects/:project/grants', projects.grants],
  ['GET', '/projects/:project/roles', projects.roles],
  ['GET', '/projects/:project/features', small.features],
  ['GET', '/projects/:project/cors', cors.listOrigins],
  ['POST', '/projects/:project/cors', cors.addOrigin],
  ['DELETE', '/projects/:project/cors/:origin', cors.removeOrigin],
  ['GET', '/projects/:project/tokens', people.listTokens],
  ['POST', '/projects/:project/tokens', people.createToken],
  ['DELETE', '/projects/:project/tokens/:token', people.revokeToken],
  ['GET', '/projects/:project/people', people.listPeople],
  ['POST', '/projects/:project/people', people.addPerson],
  ['DELETE', '/projects/:project/people/:person', people.removePerson],
  ['GET', '/projects/:project/datasets', projects.datasets],
  ['GET', '/datasets', projects.datasets],
  ['PUT', '/projects/:project/datasets/:dataset', projects.createDataset],
  ['PUT', '/datasets/:dataset', projects.createDataset],
  ['PATCH', '/projects/:project/datasets/:dataset', projects.editDataset],
  ['PATCH', '/datasets/:dataset', projects.editDataset],
  ['DELETE', '/projects/:project/datasets/:dataset', projects.deleteDataset],
  ['DELETE', '/datasets/:dataset', projects.deleteDataset],
  ['GET', '/projects/:project/datasets/:dataset/acl', projects.acl],
  ['GET', '/projects/:project/datasets/:dataset/query', query],
  ['POST', '/projects/:project/datasets/:dataset/query', query],
  ['GET', '/projects/:project/datasets/:dataset/doc/:ids', doc],
  ['POST', '/projects/:project/datasets/:dataset/mutate', mutate],
  ['POST', '/projects/:project/datasets/:dataset/actions', actions],
  ['GET', '/projects/:project/datasets/:dataset/listen', listen],
  ['GET', '/projects/:project/datasets/:dataset/live/events', live],
  ['GET', '/projects/:project/datasets/:dataset/settings/indexing', small.emptyObject],
  ['POST', '/comments/:dataset/setup', setUpComments],
  ['GET', '/projects/:project/user-applications', small.emptyList],
  ['GET', '/projects/:project/new-content-release-allowed', small.releaseLimits],
  ['GET', '/aliases', small.emptyList],
  ['GET', '/features', small.features],
  ['GET', '/invitations/project/:project', small.emptyList],
  ['GET', '/subscriptions/project/:project', small.subscriptions],
  ['GET', '/access/project/:project/robots', robots.listRobots],
  ['POST', '/access/project/:project/robots', robots.createRobot],
  ['DELETE', '/access/project/:project/robots/:robot', robots.removeRobot],
  ['POST', '/access/robots/me/rotate', robots.rotateRobot],
  ['GET', '/access/project/:project/roles', robots.listRoles],
  ['GET', '/access/requests/me', small.emptyList],
  ['GET', '/access/*', small.emptyObject],
  ['GET', '/media-libraries', small.emptyList],
  ['GET', '/journey/*', small.emptyList],
  ['GET', '/help', small.emptyList],
  ['GET', '/schedules/:project/:dataset', small.noSchedules],
  ['GET', '/intake/telemetry-status', small.telemetryStatus],
  ['POST', '/intake/*', small.discard],
  ['POST', '/descriptors/*', small.discard],
  ['GET', '/descriptors/*', small.emptyObject],
]

/** Every route, for tests to try. */
export const routes = table.map(([method, pattern]) => ({ method, pattern }))

/** What a path came to. */
export interface Match {
  readonly endpoint: Endpoint
  readonly params: Readonly<Record<string, string>>
}

interface CompiledRow {
  readonly method: string
  readonly segments: readonly string[]
  readonly endpoint: Endpoint
}

const compiled: readonly CompiledRow[] = table.map(([method, pattern, endpoint]) => ({
  method,
  segments: pattern.split('/').slice(1),
  endpoint,
}))

/** Finds the endpoint of a path; `wrongMethod` when the path exists for another method only. */
export function matchRoute(method: string, path: string): Match | 'wrongMethod' | undefined {
  const segments = path.split('/').slice(1)
  const wanted = method === 'HEAD' ? 'GET' : method
  let pathKnown = false
  for (const row of compiled) {
    const params = matchSegments(row.segments, segments)
    if (!params) continue
    if (row.method === wanted) return { endpoint: row.endpoint, params }
    pathKnown = true
  }
  return pathKnown ? 'wrongMethod' : undefined
}

function matchSegments(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const rest = pattern.at(-1) === '*'
  if (rest ? path.length < pattern.length : path.length !== pattern.length) return undefined
  const params: Record<string, string> = {}
  for (const [at, expected] of pattern.entries()) {
    const given = path[at] ?? ''
    if (expected === '*') return params
    if (expected.startsWith(':')) {
      if (given === '') return undefined
      params[expected.slice(1)] = given
    } else if (expected !== given) return undefined
  }
  return params
}
