/**
 * What a browser app loads before its first Sanity import, for the embedded lake only. A browser opens six HTTP/1.1
 * connections to a host and each listener holds one, so listeners go over one WebSocket instead. No Node in here.
 */

/** Undoes what was installed and closes the socket. */
export type Uninstall = () => void

/** `lakeOrigin`: the embedded lake's origin, such as `http://localhost:3900`, without a path. */
export interface MultiplexerOptions {
  readonly lakeOrigin: string
}

const listenerPath = /\/data\/(?:listen|live\/events)\/[^/]+$/

/**
 * Replaces `globalThis.fetch` by one that carries the lake's listeners (`/data/listen/`, `/data/live/events/`) over one
 * socket at `/v1/socket/multiplex`. Status and headers are the real ones. When the socket is lost, every stream fails
 * like a lost connection, so that clients reconnect by their own rules, with `Last-Event-ID`. The lake's
 * `/ping?tag=sanity.studio.protocol-check` is answered here, because it only asks whether listeners would starve.
 */
export function installMultiplexer({ lakeOrigin }: MultiplexerOptions): Uninstall {
  const lake = new URL(lakeOrigin)
  const plain = globalThis.fetch
  const socket = createLazySocket(lake)
  const isLake = (url: URL): boolean => url.host === lake.host || url.host.endsWith(`.${lake.host}`)

  globalThis.fetch = async (input, init) => {
    const url = urlOf(input)
    if (!url || !isLake(url)) return plain(input, init)
    if (isProtocolCheck(url)) return new Response('{}', { headers: { 'content-type': 'application/json' } })
    if (!listenerPath.test(url.pathname)) return plain(input, init)
    return socket.stream(url, headersOf(input, init), init?.signal ?? signalOf(input))
  }
  return () => {
    globalThis.fetch = plain
    socket.close()
  }
}

/** `allow`: origins that may be asked besides the page's own. */
export interface OutsideHostOptions {
  readonly allow: readonly string[]
}

/**
 * Replaces `globalThis.fetch` by one that answers 404 for every host but the page's own and the allowed ones, before
 * the network is touched; only the Studio's question for newer versions of itself gets a 200. Subdomains of an allowed host are allowed too, for lakes addressed as `<project>.<host>`.
 */
export function stopOutsideHosts({ allow }: OutsideHostOptions): Uninstall {
  const plain = globalThis.fetch
  const hosts = allow.map((origin) => new URL(origin).host)
  const isAllowed = (url: URL): boolean =>
    !/^https?:$/.test(url.protocol) ||
    url.host === globalThis.location?.host ||
    hosts.some((host) => url.host === host || url.host.endsWith(`.${host}`))

  globalThis.fetch = async (input, init) => {
    const url = urlOf(input)
    if (!url || isAllowed(url)) return plain(input, init)
    const newest = versionCheck(url)
    if (newest) return Response.json(newest)
    return Response.json({ error: 'This app does not ask other hosts' }, { status: 404, statusText: 'Not Found' })
  }
  return () => {
    globalThis.fetch = plain
  }
}

/** The Studio asks which version is newest and logs an error without an answer. The one it has is new enough. */
function versionCheck(url: URL): { packageVersion: string; latest: string } | undefined {
  const version = /\/v1\/modules\/.*\/(?:\^|%5E)(\d[^/]*)\//i.exec(url.pathname)?.[1]
  return version === undefined ? undefined : { packageVersion: version, latest: version }
}

function urlOf(input: RequestInfo | URL): URL | undefined {
  const text = input instanceof Request ? input.url : String(input)
  const base = globalThis.location?.href
  return URL.canParse(text, base) ? new URL(text, base) : undefined
}

function isProtocolCheck(url: URL): boolean {
  return url.pathname.endsWith('/ping') && url.searchParams.get('tag') === 'sanity.studio.protocol-check'
}

function headersOf(input: RequestInfo | URL, init: RequestInit | undefined): Headers {
  return new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
}

function signalOf(input: RequestInfo | URL): AbortSignal | undefined {
  return input instanceof Request ? input.signal : undefined
}

/** Frames from the lake; `sockets/multiplex.ts` describes them. */
interface LakeFrame {
  readonly id: string
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly chunk?: string
  readonly done?: boolean
  readonly failed?: string
}

/** One stream under way. Its response is settled by the first frame. */
interface OpenStream {
  receive(frame: LakeFrame): void
  fail(reason: unknown): void
}

interface LazySocket {
  stream(url: URL, headers: Headers, signal: AbortSignal | undefined): Promise<Response>
  close(): void
}

/** A socket that is opened by its first stream and opened again by the first stream after a loss. */
function createLazySocket(lake: URL): LazySocket {
  const streams = new Map<string, OpenStream>()
  const unsent: string[] = []
  let socket: WebSocket | undefined

  const lose = (lost: WebSocket): void => {
    if (socket !== lost) return
    socket = undefined
    unsent.length = 0
    const open = [...streams.values()]
    streams.clear()
    for (const stream of open) stream.fail(new TypeError('network error'))
  }
  const connect = (): WebSocket => {
    const url = new URL('/v1/socket/multiplex', lake)
    url.protocol = lake.protocol === 'https:' ? 'wss:' : 'ws:'
    const fresh = new WebSocket(url)
    fresh.addEventListener('close', () => lose(fresh))
    fresh.addEventListener('open', () => {
      for (const text of unsent.splice(0)) fresh.send(text)
    })
    fresh.addEventListener('message', (event) => {
      const frame = parseFrame(event.data)
      if (frame) streams.get(frame.id)?.receive(frame)
    })
    return fresh
  }
  const send = (frame: Record<string, unknown>): void => {
    socket ??= connect()
    const text = JSON.stringify(frame)
    if (socket.readyState === socket.OPEN) socket.send(text)
    else unsent.push(text)
  }

  return {
    stream: (url, headers, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const id = crypto.randomUUID()
        const forget = (): void => {
          if (streams.delete(id) && socket) send({ close: id })
        }
        const stream = createStream(resolve, reject, forget)
        streams.set(id, stream)
        signal?.addEventListener('abort', () => {
          forget()
          stream.fail(signal.reason)
        })
        send({ open: id, url: url.href, headers: [...headers] })
      }),
    close() {
      const current = socket
      if (!current) return
      lose(current)
      current.close()
    },
  }
}

/** Text that may wait for a reader that stopped reading, in characters; beyond, the stream fails and is reopened. */
const mostWaiting = 8 * 1024 * 1024

function createStream(
  resolve: (response: Response) => void,
  reject: (reason: unknown) => void,
  forget: () => void,
): OpenStream {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const fail = (reason: unknown): void => {
    const current = controller
    controller = undefined
    current?.error(reason)
    // Settling twice has no effect, so this only counts before the first frame.
    reject(reason)
  }
  const open = (frame: LakeFrame): void => {
    const body = new ReadableStream<Uint8Array>(
      {
        start: (fresh) => {
          controller = fresh
        },
        cancel: forget,
      },
      { highWaterMark: mostWaiting, size: (chunk) => chunk.byteLength },
    )
    resolve(new Response(body, { status: frame.status ?? 200, headers: frame.headers ?? {} }))
  }
  return {
    fail,
    receive(frame) {
      if (frame.status !== undefined) open(frame)
      if (frame.chunk !== undefined) controller?.enqueue(encoder.encode(frame.chunk))
      if (controller && (controller.desiredSize ?? 0) < 0) {
        forget()
        fail(new TypeError('the stream was not read'))
      }
      if (frame.failed !== undefined) {
        forget()
        fail(new TypeError('network error'))
      }
      if (frame.done === true) {
        forget()
        controller?.close()
        controller = undefined
      }
    },
  }
}

function parseFrame(data: unknown): LakeFrame | undefined {
  try {
    const frame: unknown = JSON.parse(String(data))
    return typeof frame === 'object' && frame !== null && 'id' in frame ? (frame as LakeFrame) : undefined
  } catch {
    return undefined
  }
}
