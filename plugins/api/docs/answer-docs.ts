import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openApiDocument } from '../openapi.ts'
import { problem } from '../problem.ts'

const require = createRequire(import.meta.url)

/** Files of the reference page that come from `swagger-ui-dist`, by their name below `/api/docs/`. */
const vendored: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Souk API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`

const start = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
})
`

/** Nothing from other hosts; the page's own script sets styles on elements. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `/api/openapi.json` and the reference page at `/api/docs`, all from our own origin. */
export async function answerDocs(request: Request, publicOrigin: string): Promise<Response> {
  const { pathname } = new URL(request.url)
  const file = fileOf(pathname, publicOrigin)
  if (!file) throw problem('not_found')
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw problem('method_not_allowed', {}, { allow: 'GET, HEAD' })
  const etag = `"${createHash('sha256').update(file.body).digest('hex').slice(0, 24)}"`
  const headers = { 'content-type': file.type, 'cache-control': 'no-cache', 'content-security-policy': policy, etag }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(file.body, { headers })
}

interface File {
  readonly type: string
  readonly body: string
}

const files = new Map<string, File>()

function fileOf(pathname: string, publicOrigin: string): File | undefined {
  const name = `${publicOrigin} ${pathname}`
  const known = files.get(name) ?? make(pathname, publicOrigin)
  if (known) files.set(name, known)
  return known
}

function make(pathname: string, publicOrigin: string): File | undefined {
  if (pathname === '/api/openapi.json') {
    return { type: 'application/json', body: JSON.stringify(openApiDocument(publicOrigin)) }
  }
  if (pathname === '/api/docs' || pathname === '/api/docs/') return { type: 'text/html; charset=utf-8', body: html }
  if (pathname === '/api/docs/start.js') return { type: 'text/javascript; charset=utf-8', body: start }
  const asset = pathname.startsWith('/api/docs/') ? pathname.slice('/api/docs/'.length) : ''
  const type = Object.hasOwn(vendored, asset) ? vendored[asset] : undefined
  if (type === undefined) return undefined
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'))
  return { type, body: readFileSync(join(folder, asset), 'utf8') }
}
