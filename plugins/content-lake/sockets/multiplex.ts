import type { WebSocket } from 'ws'
import type { SocketOptions, SocketRequest } from './attach.ts'

/**
 * The frames, each one JSON text. From the browser: `{open, url, headers}` starts a stream under an id of its choice,
 * `{close}` ends it. From the lake: `{id, status, headers}` once, then `{id, chunk}` as text arrives, and at last
 * `{id, done: true}` or `{id, failed}`.
 */
type BrowserFrame = { readonly open: string; readonly url: URL; readonly headers: Headers } | { readonly close: string }

/** Headers that a stream may carry; everything else a browser sends is of no use to a listener. */
const carried = ['authorization', 'last-event-id', 'accept', 'x-sanity-project-id', 'origin']
/** Streams that one socket may hold open: far beyond what a Studio with many panes needs. */
const mostStreams = 256

/** Serves one browser's streams until the socket closes. Garbage is answered with nothing. */
export function serveMultiplex(ws: WebSocket, request: SocketRequest, options: SocketOptions): void {
  const streams = new Map<string, AbortController>()
  ws.on('message', (data, isBinary) => {
    const frame = isBinary ? undefined : parseFrame(String(data), request)
    if (!frame) return
    if ('close' in frame) {
      streams.get(frame.close)?.abort()
      return
    }
    if (streams.has(frame.open) || streams.size >= mostStreams) return
    const abort = new AbortController()
    streams.set(frame.open, abort)
    void relay(ws, frame.open, streamRequest(frame, request, abort.signal), options).finally(() =>
      streams.delete(frame.open),
    )
  })
  ws.on('close', () => {
    for (const abort of streams.values()) abort.abort()
  })
}

function streamRequest(frame: { url: URL; headers: Headers }, request: SocketRequest, signal: AbortSignal): Request {
  const headers = new Headers({ host: frame.url.host })
  for (const name of carried) {
    const value = frame.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  if (request.cookie !== undefined) headers.set('cookie', request.cookie)
  return new Request(frame.url, { headers, signal })
}

/**
 * Sends a response as frames. Each frame is awaited until the socket has taken it, so a slow browser slows the
 * listener down, which has its own bound, and nothing piles up here.
 */
async function relay(ws: WebSocket, id: string, request: Request, options: SocketOptions): Promise<void> {
  try {
    const response = await options.fetchInternal(request)
    const headers = { 'content-type': response.headers.get('content-type') ?? 'text/event-stream' }
    await send(ws, { id, status: response.status, headers })
    await relayBody(ws, id, response, request.signal)
    await send(ws, { id, done: true })
  } catch (cause) {
    if (!request.signal.aborted) await send(ws, { id, failed: cause instanceof Error ? cause.name : 'Error' })
  }
}

async function relayBody(ws: WebSocket, id: string, response: Response, signal: AbortSignal): Promise<void> {
  const reader = response.body?.getReader()
  if (!reader) return
  const stop = (): void => void reader.cancel().catch(() => undefined)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const chunk = decoder.decode(value, { stream: true })
      if (chunk !== '') await send(ws, { id, chunk })
    }
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

function send(ws: WebSocket, frame: Record<string, unknown>): Promise<void> {
  return new Promise((resolve) => {
    // A failed send means that the socket is closing, which ends all streams on its own.
    ws.send(JSON.stringify(frame), () => resolve())
  })
}

function parseFrame(text: string, request: SocketRequest): BrowserFrame | undefined {
  const frame = parseObject(text)
  if (!frame) return undefined
  if (isId(frame['close'])) return { close: frame['close'] }
  const url = isId(frame['open']) ? listenerUrl(frame['url'], request) : undefined
  const headers = parseHeaders(frame['headers'])
  return isId(frame['open']) && url && headers ? { open: frame['open'], url, headers } : undefined
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 64
}

/** Only listeners of this lake: on the socket's own host, or that of one of its projects. */
function listenerUrl(value: unknown, request: SocketRequest): URL | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined
  const url = new URL(value)
  const related = (a: string, b: string): boolean => a === b || a.endsWith(`.${b}`)
  const ours = related(url.host, request.host) || related(request.host, url.host)
  return ours && /\/data\/(?:listen|live\/events)\/[^/]+$/.test(url.pathname) ? url : undefined
}

function parseHeaders(value: unknown): Headers | undefined {
  try {
    return new Headers(Array.isArray(value) ? (value as [string, string][]) : [])
  } catch {
    return undefined
  }
}
