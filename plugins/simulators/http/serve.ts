import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as a simulator sees it: the body is whole, at most 1 MiB, and decoded as UTF-8. */
export interface Request {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

/** One answer. `status: 0` means that the connection is cut without an answer, as a dead host would. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** A server that can be started on a port (0 picks a free one) and closed; closing lets running requests end. */
export interface HttpServer {
  listen(port: number, host?: string): Promise<void>
  close(): Promise<void>
  readonly url: string
}

const bodyLimit = 1024 * 1024

/** Wraps a function from request to answer into a server. A thrown error is printed and answered 500. */
export function httpServer(handle: (request: Request) => Promise<Answer> | Answer): HttpServer {
  const server = createServer((incoming, response) => {
    respond(incoming, response, handle).catch((fault: unknown) => {
      console.error(fault)
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
      response.end('The simulator failed; its console says why.\n')
    })
  })
  // A client that reuses a connection in the moment in which we close it sees a reset; a minute of rest is rare enough
  server.keepAliveTimeout = 65_000
  server.headersTimeout = 70_000
  let url = ''
  return {
    listen: (port, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          url = `http://${host === '127.0.0.1' ? 'localhost' : host}:${portOf(server.address())}`
          resolve()
        })
      }),
    close: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve()
        server.close(() => resolve())
        server.closeIdleConnections()
        // Keep-alive sockets that were busy a moment ago would hold the process for five seconds more
        setTimeout(() => server.closeAllConnections(), 2_000).unref()
      }),
    get url() {
      return url
    },
  }
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  handle: (request: Request) => Promise<Answer> | Answer,
): Promise<void> {
  const body = await readBody(incoming)
  if (body === undefined) {
    response.writeHead(413, { connection: 'close' }).end()
    return
  }
  const url = parseUrl(incoming.url ?? '/')
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
  const answer: Answer = url
    ? await handle({ method: incoming.method ?? 'GET', url, headers, body })
    : { status: 400, body: 'Bad request\n' }
  if (answer.status === 0) {
    incoming.socket.destroy()
    return
  }
  response.writeHead(answer.status, { ...answer.headers })
  response.end(incoming.method === 'HEAD' ? '' : answer.body)
}

async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size > bodyLimit) return undefined
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseUrl(path: string): URL | undefined {
  return path.startsWith('/') ? (URL.parse(`http://simulator${path}`) ?? undefined) : undefined
}

function portOf(address: string | AddressInfo | null): number {
  return address && typeof address === 'object' ? address.port : 0
}
