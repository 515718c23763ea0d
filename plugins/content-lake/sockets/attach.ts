import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { serveMultiplex } from './multiplex.ts'
import { createPresenceRooms } from './presence.ts'

/** What the sockets need of the lake. */
export interface SocketOptions {
  /** Answers a request as the HTTP port would, with the same checks of token and role. */
  fetchInternal(request: Request): Promise<Response>
  /** Whether pages of this origin may use the visitor's cookies; by default only those served by the lake itself. */
  allowCookies?(origin: string, host: string): boolean
}

/** How a socket came: its address and the cookies that may speak for the visitor. */
export interface SocketRequest {
  readonly host: string
  readonly url: URL
  readonly cookie?: string
}

/** Answers upgrades on the lake's server. */
export interface Sockets {
  /** Closes every socket with "going away"; resolves once all are gone, by force after two seconds. */
  close(): Promise<void>
}

/** The only frames that may be large are listener URLs. */
const largestFrame = 64 * 1024
const pingEveryMs = 25_000

/**
 * Adds two sockets to a server: `/v1/socket/multiplex` and presence at `/v<any>/socket/:dataset`. Upgrades elsewhere
 * are answered 404.
 */
export function attachSockets(server: Server, options: SocketOptions): Sockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false })
  const rooms = createPresenceRooms(options)
  const stopPings = keepAlive(sockets)

  const onUpgrade = (incoming: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // A socket that breaks during the handshake reports it here; there is nobody left to tell.
    socket.on('error', () => socket.destroy())
    const request = readRequest(incoming, options)
    const dataset = request && decoded(/^\/v[^/]+\/socket\/([^/]+)$/.exec(request.url.pathname)?.[1])
    if (!request || !dataset) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(incoming, socket, head, (ws) => {
      // Broken frames end the socket by themselves; without a listener they would end the process.
      ws.on('error', () => ws.terminate())
      if (dataset === 'multiplex') serveMultiplex(ws, request, options)
      else rooms.join(ws, request, dataset)
    })
  }
  server.on('upgrade', onUpgrade)

  return {
    async close() {
      server.off('upgrade', onUpgrade)
      stopPings()
      await Promise.all([...sockets.clients].map(closeOne))
      sockets.close()
    },
  }
}

function readRequest(incoming: IncomingMessage, options: SocketOptions): SocketRequest | undefined {
  const host = incoming.headers.host
  if (host === undefined || !URL.canParse(incoming.url ?? '', `http://${host}`)) return undefined
  const url = new URL(incoming.url ?? '', `http://${host}`)
  const { origin, cookie } = incoming.headers
  const own = origin === undefined || sameHost(origin, host) || options.allowCookies?.(origin, host) === true
  return { host, url, ...(own && cookie !== undefined && { cookie }) }
}

/** A part of a path, or undefined when it is not well-formed. */
function decoded(part: string | undefined): string | undefined {
  try {
    return part && decodeURIComponent(part)
  } catch {
    return undefined
  }
}

function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}

/** Ends sockets whose other side is gone without a word: each ping has until the next one to be answered. */
function keepAlive(sockets: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>()
  const timer = setInterval(() => {
    for (const ws of sockets.clients) {
      if (silent.has(ws)) {
        ws.terminate()
        continue
      }
      silent.add(ws)
      ws.once('pong', () => silent.delete(ws))
      ws.ping()
    }
  }, pingEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function closeOne(ws: WebSocket): Promise<void> {
  const gone = new Promise<void>((resolve) => ws.once('close', () => resolve()))
  ws.close(1001, 'The Content Lake is stopping')
  const force = setTimeout(() => ws.terminate(), 2000)
  await gone
  clearTimeout(force)
}
