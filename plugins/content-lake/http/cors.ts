import type { LakeConfig } from '../config.ts'

/** Whether a host name (without port) is this machine's own. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]' || name.endsWith('.localhost')
}

/** Whether a browser page of `origin` may call this lake with credentials: loopback pages and configured ones. */
export function isAllowedOrigin(config: LakeConfig, origin: string): boolean {
  if (origin === config.publicOrigin || config.allowedOrigins?.includes(origin)) return true
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  return (url.protocol === 'http:' || url.protocol === 'https:') && isLoopbackHost(url.host)
}

/** The CORS headers for a request, none for origins that are not allowed. */
export function corsHeaders(config: LakeConfig, request: Request): Readonly<Record<string, string>> {
  const origin = request.headers.get('origin')
  if (!origin) return {}
  if (!isAllowedOrigin(config, origin)) return { vary: 'Origin' }
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'X-Sanity-Shard, X-Sanity-Warning, Retry-After',
    vary: 'Origin',
  }
}

/** The answer to a preflight. */
export function preflight(config: LakeConfig, request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(config, request),
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
      'access-control-allow-headers':
        request.headers.get('access-control-request-headers') ?? 'authorization, content-type',
      'access-control-max-age': '600',
    },
  })
}
