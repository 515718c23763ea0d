import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket as RawSocket } from 'ws'
import { installMultiplexer, stopOutsideHosts } from '../listen/multiplex-browser.ts'
import { attachSockets, type Sockets } from './attach.ts'

interface Stream {
  readonly request: Request
  write(text: string): void
  end(): void
  readonly canceled: Promise<void>
}

let server: Server
let sockets: Sockets
let host: string
let streams: Stream[]
let arrivals: ((stream: Stream) => void)[]

function openStream(request: Request): Response {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let canceled = (): void => undefined
  const stream: Stream = {
    request,
    write: (text) => controller?.enqueue(encoder.encode(text)),
    end: () => controller?.close(),
    canceled: new Promise((resolve) => {
      canceled = resolve
    }),
  }
  const body = new ReadableStream<Uint8Array>({
    start: (fresh) => {
      controller = fresh
    },
    cancel: () => canceled(),
  })
  const waiting = arrivals.shift()
  if (waiting) waiting(stream)
  else streams.push(stream)
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

function nextStream(): Promise<Stream> {
  const arrived = streams.shift()
  return arrived ? Promise.resolve(arrived) : new Promise((resolve) => arrivals.push(resolve))
}

async function fetchInternal(request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (url.pathname.endsWith('/users/me')) {
    const token = request.headers.get('authorization')?.replace('Bearer ', '')
    return Response.json(token ? { id: `user-${token}` } : {})
  }
  if (url.pathname.endsWith('/datasets/production/acl'))
    return Response.json([{ filter: 'true', permissions: ['read'] }])
  if (request.headers.get('authorization') === 'Bearer wrong') return Response.json({}, { status: 401 })
  return openStream(request)
}

beforeEach(async () => {
  streams = []
  arrivals = []
  server = createServer((_request, response) => response.end('{}'))
  sockets = attachSockets(server, { fetchInternal })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  await sockets.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const listenUrl = (n = 1) => `http://${host}/v1/data/listen/production?query=${n}`

function readText(response: Response): { next(): Promise<string> } {
  const reader = response.body?.getReader()
  return { next: async () => new TextDecoder().decode((await reader?.read())?.value) }
}

describe('the multiplexer', () => {
  let uninstall: () => void
  beforeEach(() => {
    uninstall = installMultiplexer({ lakeOrigin: `http://${host}` })
  })
  afterEach(() => uninstall())

  it('carries many streams with their headers over one socket, each to its reader', async () => {
    const responses = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        fetch(listenUrl(n), { headers: { Authorization: `Bearer t${n}`, 'Last-Event-ID': `e${n}`, 'X-Other': 'no' } }),
      ),
    )
    const opened = await Promise.all(responses.map(() => nextStream()))
    const byQuery = opened.toSorted((a, b) => Number(queryOf(a)) - Number(queryOf(b)))
    for (const [n, stream] of byQuery.entries()) stream.write(`data: ü${n}\n\n`)
    const texts = await Promise.all(responses.map((response) => readText(response).next()))
    const first = byQuery[0]?.request.headers
    expect({
      texts,
      status: responses[0]?.status,
      headers: [first?.get('authorization'), first?.get('last-event-id'), first?.get('x-other')],
      connections: await connectionCount(),
    }).toEqual({
      texts: Array.from({ length: 12 }, (_, n) => `data: ü${n}\n\n`),
      status: 200,
      headers: ['Bearer t0', 'e0', null],
      connections: 1,
    })
  })

  it('passes on what the lake refuses, what it ends and what the reader cancels', async () => {
    const refused = await fetch(listenUrl(), { headers: { authorization: 'Bearer wrong' } })
    const ended = await fetch(listenUrl())
    ;(await nextStream()).end()
    const canceled = await fetch(listenUrl())
    const stream = await nextStream()
    await canceled.body?.cancel()
    await stream.canceled
    const abort = new AbortController()
    const aborted = await fetch(listenUrl(), { signal: abort.signal })
    const last = await nextStream()
    abort.abort()
    await last.canceled
    expect({ refused: refused.status, ended: await ended.text() }).toEqual({ refused: 401, ended: '' })
    await expect(aborted.text()).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('fails every stream when the socket is lost and opens a new one for the next', async () => {
    const before = await fetch(listenUrl())
    const stream = await nextStream()
    const failed = before.text().catch((cause: unknown) => cause)
    await sockets.close()
    sockets = attachSockets(server, { fetchInternal })
    await stream.canceled
    expect(await failed).toBeInstanceOf(TypeError)
    const after = await fetch(listenUrl())
    ;(await nextStream()).write('data: back\n\n')
    expect(await readText(after).next()).toBe('data: back\n\n')
  })

  it('answers the protocol check itself and leaves other requests alone', async () => {
    const check = await fetch(`http://${host}/v1/ping?tag=sanity.studio.protocol-check`)
    const other = await fetch(`http://${host}/v1/anything`)
    expect([check.status, await check.text(), await other.text()]).toEqual([200, '{}', '{}'])
  })

  it('ends streams when the page is done with them', async () => {
    const response = await fetch(listenUrl())
    const stream = await nextStream()
    const failed = response.text().catch((cause: unknown) => cause)
    uninstall()
    await stream.canceled
    expect(await failed).toBeInstanceOf(TypeError)
  })
})

describe('the multiplexing socket', () => {
  it('survives garbage and opens nothing but listeners of its own host', async () => {
    const socket = await connect('/v1/socket/multiplex')
    const frames = [
      'not json',
      '[]',
      'null',
      '{"open":1}',
      JSON.stringify({ open: 'a', url: `http://${host}/v1/data/query/production`, headers: [] }),
      JSON.stringify({ open: 'b', url: 'http://elsewhere.test/v1/data/listen/production', headers: [] }),
      JSON.stringify({ open: 'c', url: listenUrl(), headers: [['bad header', 'x']] }),
      JSON.stringify({ close: 'unknown' }),
    ]
    for (const frame of frames) socket.send(frame)
    socket.send(Buffer.from([1, 2, 3]))
    socket.send(JSON.stringify({ open: 'd', url: listenUrl(), headers: [] }))
    const stream = await nextStream()
    expect([new URL(stream.request.url).pathname, streams.length]).toEqual(['/v1/data/listen/production', 0])
    socket.terminate()
    await stream.canceled
  })

  it('refuses other paths', async () => {
    await expect(connect('/v1/elsewhere')).rejects.toThrow('404')
    await expect(connect('/v1/socket/%')).rejects.toThrow('404')
    await expect(connect('/v1/socket/%E0%A4%A')).rejects.toThrow('404')
  })
})

describe('presence', () => {
  it('greets, tells tabs of each other and notices who leaves', async () => {
    const ada = await enter('ada')
    const bo = await enter('bo')
    await bo.call('presence_rollcall', { session: 's-bo' })
    const rollCall = await ada.event()
    const locations = [{ type: 'document', documentId: 'o1', path: ['title'] }]
    await ada.call('presence_announce', { data: { sessionId: 's-ada', locations } })
    const seen = [await bo.event(), await bo.event()]
    ada.close()
    expect({ rollCall, seen, left: await bo.event() }).toEqual({
      rollCall: { type: 'rollCall', i: 'user-bo', session: 's-bo' },
      seen: [
        { type: 'rollCall', i: 'user-bo', session: 's-bo' },
        { type: 'state', i: 'user-ada', m: { sessionId: 's-ada', locations } },
      ],
      left: { type: 'disconnect', i: 'user-ada', m: { session: 's-ada' } },
    })
    bo.close()
  })

  it('keeps strangers out and survives garbage', async () => {
    const stranger = new RawSocket(`ws://${host}/v2022-06-30/socket/production?tag=x`)
    const messages = collect(stranger)
    await new Promise((resolve) => stranger.once('open', resolve))
    stranger.send('garbage')
    stranger.send('{"id":{}}')
    stranger.send(JSON.stringify({ jsonrpc: '2.0', id: '1', method: 'presence_subscribe', params: {} }))
    stranger.send(JSON.stringify({ jsonrpc: '2.0', id: '2', method: 'unknown' }))
    expect([await messages(), await messages(), await messages()]).toEqual([
      { jsonrpc: '2.0', method: 'welcome' },
      { jsonrpc: '2.0', id: '1', error: { code: 4001, message: 'Unauthorized' } },
      { jsonrpc: '2.0', id: '2', error: { code: -32601, message: 'Method not found' } },
    ])
    stranger.terminate()
  })
})

describe('stopping outside hosts', () => {
  it('answers them 404 without asking the network, and lets the allowed ones through', async () => {
    const uninstall = stopOutsideHosts({ allow: [`http://${host}`] })
    const outside = await fetch('https://outside.invalid/v1/modules')
    const inside = await fetch(`http://${host}/v1/anything`)
    uninstall()
    expect([outside.status, inside.status]).toEqual([404, 200])
  })
})

const queryOf = (stream: Stream): string => new URL(stream.request.url).searchParams.get('query') ?? ''

function connectionCount(): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
}

function connect(path: string): Promise<RawSocket> {
  const socket = new RawSocket(`ws://${host}${path}`)
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

function collect(socket: RawSocket): () => Promise<unknown> {
  const arrived: unknown[] = []
  const waiting: ((message: unknown) => void)[] = []
  socket.on('message', (data) => {
    if (String(data) === '♥') return
    const message: unknown = JSON.parse(String(data))
    const next = waiting.shift()
    if (next) next(message)
    else arrived.push(message)
  })
  return () => (arrived.length > 0 ? Promise.resolve(arrived.shift()) : new Promise((resolve) => waiting.push(resolve)))
}

interface Tab {
  call(method: string, params: Record<string, unknown>): Promise<unknown>
  event(): Promise<unknown>
  close(): void
}

async function enter(token: string): Promise<Tab> {
  const socket = new RawSocket(`ws://${host}/v2022-06-30/socket/production?tag=sanity.studio`)
  const events: unknown[] = []
  const waiting: ((event: unknown) => void)[] = []
  const replies = new Map<number, (result: unknown) => void>()
  let calls = 0
  await new Promise((resolve) => socket.once('open', resolve))
  socket.on('message', (data) => {
    const text = String(data)
    const message = text === '♥' ? {} : (JSON.parse(text) as Record<string, unknown>)
    if (typeof message['id'] === 'number') replies.get(message['id'])?.(message['result'])
    if (message['method'] !== 'presence_subscription') return
    const { result } = message['params'] as { result: unknown }
    const next = waiting.shift()
    if (next) next(result)
    else events.push(result)
  })
  const tab: Tab = {
    call: (method, params) =>
      new Promise((resolve) => {
        calls += 1
        replies.set(calls, resolve)
        socket.send(JSON.stringify({ jsonrpc: '2.0', id: calls, method, params }))
      }),
    event: () =>
      events.length > 0 ? Promise.resolve(events.shift()) : new Promise((resolve) => waiting.push(resolve)),
    close: () => socket.close(),
  }
  await tab.call('authorization', { authorization: `Bearer ${token}` })
  await tab.call('presence_subscribe', {})
  return tab
}
