import type { LakeContext } from '../context.ts'
import type { LakeRequest } from './lake-request.ts'
import { isLoopbackHost } from './loopback.ts'

type Doorkeeper = Pick<LakeContext, 'config' | 'origins'>

/** How a browser page of an origin may call this lake. */
export type OriginAccess = 'withCredentials' | 'withoutCredentials'

/** Loopback pages and configured ones may send credentials, others as an administrator allowed them; or undefined. */
export function accessOf({ config, origins }: Doorkeeper, origin: string): OriginAccess | undefined {
  if (origin === config.publicOrigin || config.allowedOrigins?.includes(origin)) return 'withCredentials'
  if (isLoopbackOrigin(origin)) return 'withCredentials'
  const allowed = origins.matching(origin)
  if (allowed.length === 0) return undefined
  return allowed.some(({ allowCredentials }) => allowCredentials) ? 'withCredentials' : 'withoutCredentials'
}

/**
 * Whether someone who signed in may be sent back to `origin` with a code: only where the origin itself was allowed with
 * credentials, never by a star.
 */
export function maySignInFor({ config, origins }: Doorkeeper, origin: string): boolean {
  if (origin === config.publicOrigin || config.allowedOrigins?.includes(origin) || isLoopbackOrigin(origin)) return true
  return origins.matching(origin).some((each) => each.allowCredentials && each.origin === origin)
}

function isLoopbackOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  return (url.protocol === 'http:' || url.protocol === 'https:') && isLoopbackHost(url.host)
}

/** The CORS headers for a request, none for origins that are not allowed. */
export function corsHeaders(lake: Doorkeeper, request: LakeRequest): Readonly<Record<string, string>> {
  const origin = request.headers.get('origin')
  if (!origin) return {}
  const access = accessOf(lake, origin)
  if (!access) return { vary: 'Origin' }
  return {
    'access-control-allow-origin': origin,
    ...(access === 'withCredentials' && { 'access-control-allow-credentials': 'true' }),
    'access-control-expose-headers': 'X-Sanity-Shard, X-Sanity-Warning, Retry-After',
    vary: 'Origin',
  }
}

/** The answer to a preflight. */
export function preflight(lake: Doorkeeper, request: LakeRequest): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(lake, request),
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
      'access-control-allow-headers':
        request.headers.get('access-control-request-headers') ?? 'authorization, content-type',
      'access-control-max-age': '600',
    },
  })
}
