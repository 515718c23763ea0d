import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { compressed } from './compress.ts'
import { type LakeRequest, requestOf } from './lake-request.ts'
import { TextResponse } from './text-response.ts'

/**
 * Answers one request, from a client's address; never throws. `Response.error()` stands for an answer that gets lost:
 * the connection is cut instead.
 */
export type FetchHandler = (request: LakeRequest, address?: string) => Promise<Response>

/** A Node HTTP server in front of a fetch handler. Streams are passed on as they come, at the reader's speed. */
export function createNodeServer(handler: FetchHandler): Server {
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 300_000 }, (incoming, outgoing) => {
    void serve(handler, incoming, outgoing)
  })
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
    else socket.destroy()
  })
  return server
}

async function serve(handler: FetchHandler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  // A reader that leaves is seen by what writes to it
  outgoing.on('error', () => undefined)
  const request = requestOf(incoming)
  if (!request) {
    outgoing.writeHead(400, { connection: 'close' }).end()
    return
  }
  const response = await compressed(request, await handler(request, incoming.socket.remoteAddress))
  if (response.type === 'error') return void outgoing.destroy()
  if (outgoing.destroyed) return void response.body?.cancel()
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  await sendBody(response, incoming.method ?? 'GET', outgoing)
}

async function sendBody(response: Response, method: string, outgoing: ServerResponse): Promise<void> {
  if (response instanceof TextResponse)
    return void (method === 'HEAD' ? outgoing.end() : outgoing.end(response.said, response.encoding))
  if (!response.body || method === 'HEAD') {
    outgoing.end()
    await response.body?.cancel()
    return
  }
  const reader = response.body.getReader()
  outgoing.on('close', () => void reader.cancel().catch(() => undefined))
  outgoing.flushHeaders()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || outgoing.destroyed) break
      if (!outgoing.write(value)) await drained(outgoing)
    }
    outgoing.end()
  } catch {
    outgoing.destroy()
  }
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      outgoing.off('drain', done)
      outgoing.off('close', done)
      resolve()
    }
    outgoing.on('drain', done)
    outgoing.on('close', done)
  })
}
