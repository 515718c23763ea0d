import type { LakeRequest } from '../http/lake-request.ts'
import type { AssetStore, ByteRange } from './asset-store.ts'
import { AssetError, errorResponse } from './http-error.ts'
import { renditionKey, renditionOf } from './rendition-cache.ts'
import { parseTransform } from './transform-params.ts'

/** Where assets are found. */
export interface ServeContext {
  readonly store: AssetStore
  /** What the asset was called where it came from; the name of a download that asks for no other. */
  readonly filename?: string
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
 * `GET /images/:project/:dataset/:file[/:vanityName]` with Sanity's parameters (`transform-params.ts`), `dl` and
 * `dlRaw`. Answers 200, 206 for a range of an original, 304, 400 for nonsense and 404; `HEAD` likewise without the bytes.
 */
export async function serveImage(request: LakeRequest, context: ServeContext): Promise<Response> {
  try {
    const url = new URL(request.url)
    const name = nameOf(url, 'images', /^[0-9a-f]{40}-\d{1,6}x\d{1,6}\.(?<extension>[a-z]{3,4})$/)
    const transform = parseTransform(url.searchParams, request.headers.get('accept') ?? '')
    const etag = `"${transform ? renditionKey(name.path, transform) : name.file}"`
    if (isKnown(request, etag)) return new Response(null, { status: 304, headers: { etag } })
    const download = downloadHeaders(url, name, context)
    const headers = { ...commonHeaders(etag), ...download, ...(url.searchParams.has('auto') && { vary: 'accept' }) }
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
export async function serveFile(request: LakeRequest, context: ServeContext): Promise<Response> {
  try {
    const url = new URL(request.url)
    const name = nameOf(url, 'files', /^[0-9a-f]{40}\.(?<extension>[a-z0-9]{1,10})$/)
    const etag = `"${name.file}"`
    if (isKnown(request, etag)) return new Response(null, { status: 304, headers: { etag } })
    const type = inertTypes[name.extension] ?? 'application/octet-stream'
    const headers = { ...commonHeaders(etag), 'content-type': type, ...downloadHeaders(url, name, context) }
    const shown = Object.hasOwn(inertTypes, name.extension)
    const attached = shown ? {} : asAttachment(name.vanity || (context.filename ?? ''))
    return await stream(request, context, name.path, { ...attached, ...headers })
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
  /** The name for people at the end of the address, or nothing. */
  readonly vanity: string
}

const notFound = new AssetError(404, 'No asset of that name')

function nameOf(url: URL, folder: string, pattern: RegExp): AssetName {
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const at = parts.indexOf(folder)
  const [project = '', dataset = '', file = '', ...vanity] = parts.slice(at + 1)
  const extension = pattern.exec(file)?.groups?.['extension']
  const plain = /^[A-Za-z0-9_~-]+$/
  if (at === -1 || !extension || vanity.length > 1 || !plain.test(project) || !plain.test(dataset)) throw notFound
  return { path: `${folder}/${project}/${dataset}/${file}`, file, extension, vanity: decoded(vanity[0] ?? '') }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function isKnown(request: LakeRequest, etag: string): boolean {
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  return known.some((each) => each.trim().replace(/^W\//, '') === etag)
}

/** Whatever a file claims to be, it is neither sniffed nor allowed to run or load anything. */
function commonHeaders(etag: string): Record<string, string> {
  return {
    etag,
    'cache-control': forGood,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  }
}

/** `dl=<name>` and `dlRaw=<name>` make a download; without a name it has the address's, or the one it came with. */
function downloadHeaders(url: URL, { vanity }: AssetName, { filename = '' }: ServeContext): Record<string, string> {
  const asked = url.searchParams.get('dl') ?? url.searchParams.get('dlRaw')
  return asked === null ? {} : asAttachment(asked || vanity || filename)
}

/** The name twice: in plain letters for old browsers, whole for the others. Source: RFC 6266. */
function asAttachment(filename: string): Record<string, string> {
  if (filename === '') return { 'content-disposition': 'attachment' }
  const name = filename.slice(0, 200).toWellFormed()
  const plain = name.replace(/[^ -~]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return { 'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}` }
}

async function original(
  request: LakeRequest,
  context: ServeContext,
  name: AssetName,
  headers: Record<string, string>,
): Promise<Response> {
  const type = mimeTypes[name.extension] ?? 'application/octet-stream'
  return stream(request, context, name.path, { ...headers, 'content-type': type })
}

async function stream(
  request: LakeRequest,
  context: ServeContext,
  path: string,
  headers: Record<string, string>,
): Promise<Response> {
  const whole = await context.store.stream(path)
  if (!whole) throw notFound
  const range = rangeOf(request, headers['etag'] ?? '', whole.size)
  const common = { ...headers, 'accept-ranges': 'bytes' }
  if (!range) return respond(request, whole.body, { ...common, 'content-length': String(whole.size) })
  await whole.body.cancel()
  if (range === 'beyond') throw new AssetError(416, `The file has ${whole.size} bytes`)
  const part = await context.store.stream(path, range)
  if (!part) throw notFound
  const sent = { 'content-range': `bytes ${range.start}-${range.end}/${whole.size}` }
  const length = { 'content-length': String(range.end - range.start + 1) }
  return respond(request, part.body, { ...common, ...sent, ...length }, 206)
}

/** One byte range; several, nonsense, or a range of another file are answered with the whole, as HTTP allows. */
function rangeOf(request: LakeRequest, etag: string, size: number): ByteRange | 'beyond' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '')
  const known = request.headers.get('if-range') ?? etag
  if (!found || known !== etag || (found[1] === '' && found[2] === '')) return undefined
  const start = found[1] === '' ? Math.max(0, size - Number(found[2])) : Number(found[1])
  const end = found[1] === '' || found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1)
  return start > end ? 'beyond' : { start, end }
}

async function respond(
  request: LakeRequest,
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
  status = 200,
): Promise<Response> {
  if (request.method !== 'HEAD') return new Response(body as BodyInit, { status, headers })
  if (body instanceof ReadableStream) await body.cancel()
  return new Response(null, { status, headers })
}
