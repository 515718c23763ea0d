import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'

/** Thrown for a body that is longer than allowed. */
export class BodyTooLarge extends Error {}

/**
 * Reads the raw body. Throws BodyTooLarge over `limit` bytes, before anything is read where the length is announced. The
 * connection is left open, so that whoever sent too much hears of it.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => new BodyTooLarge(`the body is longer than ${limit} bytes`)
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  const parts: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
  for await (const chunk of parts) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Express's headers as the platform's. */
export function webHeaders(request: Pick<ExpressRequest, 'headers'>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) headers.append(name, each)
  return headers
}

/** An Express request as a web Request; its signal aborts when the caller leaves. Throws BodyTooLarge over `longest` bytes. */
export async function toWebRequest(
  request: ExpressRequest,
  response: ExpressResponse,
  publicOrigin: string,
  longest: number,
): Promise<Request> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const body = hasBody ? await readBody(request, longest) : undefined
  return new Request(new URL(request.originalUrl, publicOrigin), {
    method: request.method,
    headers: webHeaders(request),
    signal: gone.signal,
    ...(body && body.length > 0 ? { body: new Uint8Array(body) } : {}),
  })
}

/** Sends a web Response through Express, streaming its body. A caller who leaves ends the stream, which is no fault. */
export async function sendWebResponse(response: ExpressResponse, answer: Response): Promise<void> {
  response.status(answer.status)
  for (const [name, value] of answer.headers) response.append(name, value)
  if (!answer.body) {
    response.end()
    return
  }
  const source = Readable.fromWeb(answer.body as WebStream)
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) response.flushHeaders()
  await pipeline(source, response).catch((error: unknown) => {
    if (!response.destroyed && !response.closed) throw error
  })
}
