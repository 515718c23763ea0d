import type { AssetStore, ByteRange } from './asset-store.ts'
import { AssetError, errorResponse } from './http-error.ts'
import { renditionKey, renditionOf } from './rendition-cache.ts'
import { parseTransform } from './transform-params.ts'

/** Where assets are found. */
export interface ServeContext {
  readonly store: AssetStore
}

/** Content never changes under its name, so browsers and proxies may keep it for good. */
const forGood = 'public, max-age=31536000, immutable'

const mimeTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  tif: 'image/tiff',
  svg: 'image/svg+xml',
}

/**
 * `GET /images/:project/:dataset/:file[/:vanityName]` with Sanity's parameters `w h fit rect q auto=format dpr fm crop
 * fp-x fp-y bg blur or flip dl`. Answers 200, 304, 400 for nonsense and 404; `HEAD` likewise without the bytes.
 */
export async function serveImage(request: Request, context: ServeContext): Promise<Response> {
  try {
    const url = new URL(request.url)
    const name = nameOf(url, 'images', /^[0-9a-f]{40}-\d{1,6}x\d{1,6}\.(?<extension>[a-z]{3,4})$/)
    const transform = parseTransform(url.searchParams, request.headers.get('accept') ?? '')
    const etag = `"${transform ? renditionKey(name.path, transform) : name.file}"`
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { etag } })
    const headers = { ...commonHeaders(url, etag), ...(url.searchParams.has('auto') && { vary: 'accept' }) }
    if (!transform) return await original(request, context, name, headers)
    const rendered = await renditionOf(context.store, name.path, name.extension, transform)
    if (!rendered) throw notFound
    return respond(request, rendered.bytes as Uint8Array<ArrayBuffer>, {
      ...headers,
      'content-type': rendered.mimeType,
      'content-length': String(rendered.bytes.byteLength),
    })
  } catch (cause) {
    return errorResponse(cause)
  }
}

/** `GET /files/:project/:dataset/:file`, with byte ranges; always a download unless it is a type that cannot act. */
export async function serveFile(request: Request, context: ServeContext): Promise<Response> {
  try {
    const url = new URL(request.url)
    const name = nameOf(url, 'files', /^[0-9a-f]{40}\.(?<extension>[a-z0-9]{1,10})$/)
    const type = inertTypes[name.extension] ?? 'application/octet-stream'
    const headers = { ...commonHeaders(url, `"${name.file}"`), 'content-type': type, 'accept-ranges': 'bytes' }
    const shown = Object.hasOwn(inertTypes, name.extension) || url.searchParams.has('dl')
    return await stream(request, context, name.path, shown ? headers : { ...headers, ...asAttachment('') })
  } catch (cause) {
    return errorResponse(cause)
  }
}

/** Kinds of files that a browser shows without running anything in them. */
const inertTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  webm: 'video/webm',
}

interface AssetName {
  readonly path: string
  readonly file: string
  readonly extension: string
}

const notFound = new AssetError(404, 'No asset of that name')

function nameOf(url: URL, folder: string, pattern: RegExp): AssetName {
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const at = parts.indexOf(folder)
  const [project = '', dataset = '', file = '', ...vanity] = parts.slice(at + 1)
  const extension = pattern.exec(file)?.groups?.['extension']
  const plain = /^[A-Za-z0-9_~-]+$/
  if (at === -1 || !extension || vanity.length > 1 || !plain.test(project) || !plain.test(dataset)) throw notFound
  return { path: `${folder}/${project}/${dataset}/${file}`, file, extension }
}

/** Whatever a file claims to be, it is neither sniffed nor allowed to run or load anything. */
function commonHeaders(url: URL, etag: string): Record<string, string> {
  return {
    etag,
    'cache-control': forGood,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    ...(url.searchParams.has('dl') && asAttachment(url.searchParams.get('dl') ?? '')),
  }
}

function asAttachment(filename: string): Record<string, string> {
  const name = filename === '' ? '' : `; filename*=UTF-8''${encodeURIComponent(filename.slice(0, 200))}`
  return { 'content-disposition': `attachment${name}` }
}

async function original(
  request: Request,
  context: ServeContext,
  name: AssetName,
  headers: Record<string, string>,
): Promise<Response> {
  const type = mimeTypes[name.extension] ?? 'application/octet-stream'
  return stream(request, context, name.path, { ...headers, 'content-type': type })
}

async function stream(
  request: Request,
  context: ServeContext,
  path: string,
  headers: Record<string, string>,
): Promise<Response> {
  const whole = await context.store.stream(path)
  if (!whole) throw notFound
  const range = headers['accept-ranges'] ? rangeOf(request.headers.get('range'), whole.size) : undefined
  if (!range) return respond(request, whole.body, { ...headers, 'content-length': String(whole.size) })
  await whole.body.cancel()
  const part = await context.store.stream(path, range)
  if (!part) throw notFound
  const sent = { 'content-range': `bytes ${range.start}-${range.end}/${whole.size}` }
  const length = { 'content-length': String(range.end - range.start + 1) }
  return respond(request, part.body, { ...headers, ...sent, ...length }, 206)
}

/** One byte range; several, or nonsense, are answered with the whole file, as HTTP allows. */
function rangeOf(header: string | null, size: number): ByteRange | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!found || (found[1] === '' && found[2] === '')) return undefined
  const start = found[1] === '' ? Math.max(0, size - Number(found[2])) : Number(found[1])
  const end = found[1] === '' || found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1)
  if (start > end) throw new AssetError(416, `The file has ${size} bytes`)
  return { start, end }
}

async function respond(
  request: Request,
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
  status = 200,
): Promise<Response> {
  if (request.method !== 'HEAD') return new Response(body as BodyInit, { status, headers })
  if (body instanceof ReadableStream) await body.cancel()
  return new Response(null, { status, headers })
}
