import { anonymous, type Identity } from '../auth/directory.ts'
import type { LakeContext } from '../context.ts'
import { createLru } from '../groq/lru.ts'
import { bearerToken } from './auth.ts'
import { corsHeaders, preflight } from './cors.ts'
import { unauthorized } from './exchange.ts'
import { HttpError, notFoundError } from './http-error.ts'
import type { LakeRequest } from './lake-request.ts'
import { isLoopbackHost } from './loopback.ts'
import { errorResponse } from './responses.ts'
import { type Match, matchRoute } from './routes.ts'

/** Answers any request; whatever goes wrong becomes an answer. */
export async function handleRequest(lake: LakeContext, request: LakeRequest, address = 'here'): Promise<Response> {
  if (request.method === 'OPTIONS') return preflight(lake, request)
  let response: Response
  try {
    response = await underRules(lake, request, address)
  } catch (error) {
    response = errorResponse(error)
  }
  if (response.type === 'error') return response
  for (const [name, value] of Object.entries(corsHeaders(lake, request))) response.headers.append(name, value)
  return response
}

/** Answers as the hosted service would, where the lake was told to. */
function underRules(lake: LakeContext, request: LakeRequest, address: string): Promise<Response> {
  const work = (): Promise<Response> => dispatch(lake, request)
  if (!lake.limits) return work()
  const { pathname, searchParams } = new URL(request.url)
  const waits = (searchParams.get('visibility') ?? 'sync') === 'sync'
  const settled = async (name: string): Promise<void> => (waits ? lake.datasets.get(name)?.caughtUp() : undefined)
  return lake.limits.answer({ method: request.method, path: splitVersion(pathname).path, address }, work, settled)
}

async function dispatch(lake: LakeContext, request: LakeRequest): Promise<Response> {
  const url = new URL(request.url)
  checkProject(lake, request, url)
  const { version, path } = splitVersion(url.pathname)
  const match = routeOf(request.method, path)
  if (match === 'wrongMethod')
    throw new HttpError(405, {
      statusCode: 405,
      error: 'Method Not Allowed',
      message: `${request.method} is not allowed here`,
    })
  if (!match) throw notFoundError(`Cannot ${request.method} ${path}`)
  const { endpoint, params } = match
  return endpoint({ request, url, version, params, lake, identity: identityOf(lake, request, path) })
}

/** What paths came to, for those that are asked for again and again; their variable parts decoded. */
const known = createLru<string, Match | 'wrongMethod' | 'unknown'>(500)

function routeOf(method: string, path: string): Match | 'wrongMethod' | undefined {
  const found = known.get(`${method} ${path}`, () => {
    const match = matchRoute(method, path) ?? 'unknown'
    return typeof match === 'string' ? match : { ...match, params: decodeParams(match.params) }
  })
  return found === 'unknown' ? undefined : found
}

/** Takes `/v2025-02-19`, `/v1`, `/vX` off a path. */
function splitVersion(pathname: string): { readonly version: string; readonly path: string } {
  const match = /^\/v(\d{4}-\d{2}-\d{2}|\d+|[xX])(?=\/|$)/.exec(pathname)
  const path = match ? pathname.slice(match[0].length) : pathname
  const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
  return { version: match?.[1] ?? '', path: trimmed === '' ? '/' : trimmed }
}

/** The project is named by header or by host (`<projectId>.localhost`); another project's name is refused (404). */
function checkProject(lake: LakeContext, request: LakeRequest, url: URL): void {
  const { projectId } = lake.config
  const named = request.headers.get('x-sanity-project-id')
  const label = isLoopbackHost(url.host) && url.hostname.endsWith('.localhost') ? url.hostname.slice(0, -10) : undefined
  for (const asked of [named, label]) {
    if (asked !== null && asked !== undefined && asked !== projectId.toLowerCase() && asked !== projectId)
      throw notFoundError(`Project ${JSON.stringify(asked)} not found`)
  }
}

/** Who asks. A token that is not known is refused (401) rather than taken for nobody, except where one signs in. */
function identityOf(lake: LakeContext, request: LakeRequest, path: string): Identity {
  const token = bearerToken(request)
  if (token === undefined) return anonymous
  const identity = lake.directory.identify(token)
  if (identity) return identity
  if (path.startsWith('/auth/') || path.startsWith('/images/') || path === '/ping') return anonymous
  throw unauthorized('Session not found')
}

function decodeParams(params: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const decoded: Record<string, string> = {}
  for (const [name, value] of Object.entries(params)) {
    try {
      decoded[name] = decodeURIComponent(value)
    } catch {
      throw notFoundError('The path is not well-formed')
    }
  }
  return decoded
}
