import { createTurns, TooManyWaiting } from '../auth/turns.ts'
import type { LakeRequest } from '../http/lake-request.ts'
import { type AssetStore, sha1 } from './asset-store.ts'
import { describePicture } from './describe.ts'
import { heaviestSvg, svgWeight } from './svg-weight.ts'
import { extrasOf } from './extras.ts'
import { AssetError, errorResponse } from './http-error.ts'

/** Who asks for what to be stored where. */
export interface UploadContext {
  readonly store: AssetStore
  readonly kind: 'image' | 'file'
  /** Overrides the `filename` parameter of the request. */
  readonly filename?: string
  readonly projectId: string
  readonly dataset: string
  /** The origin that the asset's `url` begins with. */
  readonly publicOrigin: string
  /** Stores the document unless one of that id exists, and gives the stored one back. */
  createAssetDocument(doc: AssetDocument): Promise<unknown>
  /** Bytes that one upload may have; 64 MB when left out. */
  readonly maxBytes?: number
}

/** A Sanity asset document without what the store adds (`_rev` and the times). */
export interface AssetDocument {
  readonly _id: string
  readonly _type: 'sanity.imageAsset' | 'sanity.fileAsset'
  readonly [field: string]: unknown
}

const defaultMaxBytes = 64 * 1024 * 1024

/**
 * `POST /assets/images/:dataset` and `/assets/files/:dataset`: takes the raw body in and answers `{document}`.
 * The id derives from the content, so the same bytes make the same document. Refusals: 400 for an empty body or what
 * is no picture, 413 for too many bytes. The caller has checked that the person may create documents.
 */
export async function handleUpload(request: LakeRequest, context: UploadContext): Promise<Response> {
  try {
    const bytes = await readBody(request, context.maxBytes ?? defaultMaxBytes)
    if (bytes.byteLength === 0) throw new AssetError(400, 'The request body is empty')
    const described =
      context.kind === 'image' ? await imageAsset(bytes, request, context) : fileAsset(bytes, request, context)
    const document = { ...described, ...uploaderFields(request, context) }
    await context.store.put(String(document['path']), bytes)
    // Whoever may not read the document there is, is told what these bytes made
    return Response.json({ document: (await context.createAssetDocument(document)) ?? document })
  } catch (cause) {
    return errorResponse(cause)
  }
}

async function readBody(request: LakeRequest, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = new AssetError(413, `Uploads may have at most ${maxBytes} bytes`)
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge
  const parts: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength
    if (length > maxBytes) {
      await reader?.cancel()
      throw tooLarge
    }
    parts.push(part.value)
  }
  return Buffer.concat(parts, length)
}

/** Pictures that are unfolded at the same time, and that wait for it: each may take hundreds of megabytes. */
const unfolding = createTurns(2, 50)

/** Refuses, before anything is unfolded, what no decoder could be stopped at. */
function refuseBombs(bytes: Uint8Array): void {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw new AssetError(400, 'Invalid image, packed pictures are not taken')
  const start = new TextDecoder().decode(bytes.subarray(0, 4096))
  if (!/<svg|<!DOCTYPE|<\?xml/i.test(start)) return
  if (svgWeight(new TextDecoder().decode(bytes)) > heaviestSvg)
    throw new AssetError(400, `Invalid image, it comes to more than ${heaviestSvg} elements`)
}

async function imageAsset(bytes: Uint8Array, request: LakeRequest, context: UploadContext): Promise<AssetDocument> {
  refuseBombs(bytes)
  const picture = await unfolding(() => describePicture(bytes, extrasOf(new URL(request.url).searchParams))).catch(
    (cause: unknown) => {
      throw cause instanceof TooManyWaiting ? new AssetError(503, 'Too many pictures are waiting; try again') : cause
    },
  )
  const hash = sha1(bytes)
  const size = `${picture.width}x${picture.height}`
  const path = `images/${context.projectId}/${context.dataset}/${hash}-${size}.${picture.extension}`
  return {
    ...identity('image', hash, path, bytes, context),
    _id: `image-${hash}-${size}-${picture.extension}`,
    extension: picture.extension,
    mimeType: picture.mimeType,
    metadata: picture.metadata,
  }
}

function fileAsset(bytes: Uint8Array, request: LakeRequest, context: UploadContext): AssetDocument {
  const hash = sha1(bytes)
  const extension = extensionOf(filenameOf(request, context))
  const path = `files/${context.projectId}/${context.dataset}/${hash}.${extension}`
  const mimeType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  return {
    ...identity('file', hash, path, bytes, context),
    _id: `file-${hash}-${extension}`,
    extension,
    mimeType: mimeType || 'application/octet-stream',
  }
}

function identity(kind: 'image' | 'file', hash: string, path: string, bytes: Uint8Array, context: UploadContext) {
  return {
    _type: kind === 'image' ? ('sanity.imageAsset' as const) : ('sanity.fileAsset' as const),
    assetId: hash,
    sha1hash: hash,
    uploadId: hash.slice(0, 32),
    size: bytes.byteLength,
    path,
    url: `${context.publicOrigin}/${path}`,
  }
}

/** What the uploader tells about the asset, by parameter. */
const told = ['label', 'title', 'description', 'creditLine'] as const

function uploaderFields(request: LakeRequest, context: UploadContext): Record<string, unknown> {
  const params = new URL(request.url).searchParams
  const fields: Record<string, unknown> = {}
  const filename = filenameOf(request, context)
  if (filename !== undefined) fields['originalFilename'] = filename
  for (const name of told) {
    const value = params.get(name)
    if (value) fields[name] = value.slice(0, 4096)
  }
  const [id, name, url] = [params.get('sourceId'), params.get('sourceName'), params.get('sourceUrl')]
  if (id && name) fields['source'] = { _type: 'sanity.assetSourceData', id, name, ...(url && { url }) }
  return fields
}

function filenameOf(request: LakeRequest, context: UploadContext): string | undefined {
  const name = context.filename ?? new URL(request.url).searchParams.get('filename') ?? undefined
  return name === undefined || name === '' ? undefined : name.slice(0, 255)
}

function extensionOf(filename: string | undefined): string {
  const found = /\.([A-Za-z0-9]{1,10})$/.exec(filename ?? '')
  return found?.[1]?.toLowerCase() ?? 'bin'
}
