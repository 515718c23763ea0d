import { badRequest, HttpError } from './http-error.ts'
import type { LakeRequest } from './lake-request.ts'

/** The published limit of a mutation body, in bytes. */
export const mutationBodyLimit = 4 * 1024 * 1024

/** How deep a body may be nested: far above what documents use, far below what recursion bears. */
const depthLimit = 100

/** Reads a request's body up to `limit` bytes. Refuses more with 413. */
export async function readBytes(request: LakeRequest, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  const reader = request.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength
    if (size > limit) {
      void reader?.cancel().catch(() => undefined)
      throw tooLarge(limit)
    }
    chunks.push(read.value)
  }
  const [only] = chunks
  return only && chunks.length === 1 ? only : Buffer.concat(chunks)
}

/** Reads a JSON body that may be left out. */
export async function readOptionalJson(request: LakeRequest): Promise<unknown> {
  const bytes = await readBytes(request, mutationBodyLimit)
  return bytes.byteLength === 0 ? undefined : parseJson(bytes)
}

/** Reads a JSON body. Refuses (400) text that is not JSON, and JSON that no document can hold. */
export async function readJson(request: LakeRequest, limit = mutationBodyLimit): Promise<unknown> {
  return parseJson(await readBytes(request, limit))
}

const strictText = new TextDecoder('utf-8', { fatal: true })

function parseJson(bytes: Uint8Array): unknown {
  let body: unknown
  try {
    body = JSON.parse(strictText.decode(bytes))
  } catch {
    throw badRequest('Invalid JSON in request body')
  }
  checkShape(body, 0)
  return body
}

function checkShape(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > depthLimit) throw badRequest(`Request body is nested deeper than ${depthLimit} levels`)
  if (Array.isArray(value)) {
    for (const item of value) checkShape(item, depth + 1)
    return
  }
  // What JSON.parse makes has no members but its own
  for (const name in value) {
    if (name === '__proto__') throw badRequest('The attribute name "__proto__" is not allowed')
    checkShape((value as Record<string, unknown>)[name], depth + 1)
  }
}

function tooLarge(limit: number): HttpError {
  return new HttpError(413, {
    statusCode: 413,
    error: 'Request Entity Too Large',
    message: `The request body is larger than ${limit} bytes`,
  })
}
