import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { SocketOptions, SocketRequest } from './attach.ts'
import { parseCall, type RpcCall } from './rpc.ts'

/** Sanity's presence protocol: JSON-RPC 2.0 in text frames, with a bare heart as heartbeat. */
const heartbeat = '♥'
const heartbeatEveryMs = 20_000
/** Frames that may wait for a slow browser, in bytes; beyond, presence is not worth keeping it. */
const mostBuffered = 1024 * 1024

/** One Studio tab. `user` is known once its token or cookie was checked. */
interface Member {
  readonly ws: WebSocket
  readonly request: SocketRequest
  readonly dataset: string
  readonly subscriptions: Set<string>
  readonly sessions: Set<string>
  user: string | undefined
}

/** Tabs that see each other: those on one dataset of one host. */
export interface PresenceRooms {
  join(ws: WebSocket, request: SocketRequest, dataset: string): void
}

/** Rooms live in memory: presence is about now. */
export function createPresenceRooms(options: SocketOptions): PresenceRooms {
  const rooms = new Map<string, Set<Member>>()
  return {
    join(ws, request, dataset) {
      const member: Member = { ws, request, dataset, subscriptions: new Set(), sessions: new Set(), user: undefined }
      const room = rooms.get(dataset) ?? new Set()
      rooms.set(dataset, room.add(member))
      transmit(member, { jsonrpc: '2.0', method: 'welcome' })
      const beats = setInterval(() => ws.send(heartbeat), heartbeatEveryMs)
      beats.unref()
      let work: Promise<void> = identify(member, options, undefined)
      ws.on('message', (data, isBinary) => {
        const call = isBinary ? undefined : parseCall(String(data))
        // One after the other: a tab's first call is its authorization, and the rest depends on it.
        if (call) work = work.then(() => answer(call, member, room, options))
      })
      ws.on('close', () => {
        clearInterval(beats)
        leave(member, room)
        if (room.size === 0) rooms.delete(dataset)
      })
    },
  }
}

async function answer(call: RpcCall, member: Member, room: Set<Member>, options: SocketOptions): Promise<void> {
  if (call.method === 'authorization') await identify(member, options, textOf(call.params['authorization']))
  const method = methods[call.method]
  if (!method) return fail(member, call, -32601, 'Method not found')
  if (member.user === undefined) return fail(member, call, 4001, 'Unauthorized')
  transmit(member, { jsonrpc: '2.0', id: call.id, result: method(call, { ...member, user: member.user }, room) })
}

type Method = (call: RpcCall, member: Member & { user: string }, room: Set<Member>) => unknown

const methods: Readonly<Record<string, Method>> = {
  authorization: () => 'ok',
  presence_subscribe(_call, member) {
    const subscription = randomUUID()
    member.subscriptions.add(subscription)
    return subscription
  },
  presence_unsubscribe(call, member) {
    return member.subscriptions.delete(textOf(call.params['subscriptionId']) ?? '')
  },
  presence_rollcall(call, member, room) {
    broadcast(room, { type: 'rollCall', i: member.user, session: textOf(call.params['session']) })
    return 'ok'
  },
  presence_announce(call, member, room) {
    const data = call.params['data']
    const session = isObject(data) ? textOf(data['sessionId']) : undefined
    if (!isObject(data) || session === undefined) return 'ignored'
    member.sessions.add(session)
    const locations = Array.isArray(data['locations']) ? data['locations'] : []
    broadcast(room, { type: 'state', i: member.user, m: { sessionId: session, locations } })
    return 'ok'
  },
  presence_disconnect(call, member, room) {
    const session = textOf(call.params['session'])
    if (session !== undefined) disconnect(session, member.user, member, room)
    return 'ok'
  },
}

function leave(member: Member, room: Set<Member>): void {
  room.delete(member)
  for (const session of member.sessions) disconnect(session, member.user ?? '', member, room)
}

function disconnect(session: string, user: string, member: Member, room: Set<Member>): void {
  member.sessions.delete(session)
  broadcast(room, { type: 'disconnect', i: user, m: { session } })
}

function broadcast(room: Set<Member>, result: Record<string, unknown>): void {
  for (const member of room) {
    for (const subscription of member.subscriptions) {
      transmit(member, { jsonrpc: '2.0', method: 'presence_subscription', params: { subscription, result } })
    }
  }
}

function transmit(member: Member, message: Record<string, unknown>): void {
  if (member.ws.bufferedAmount > mostBuffered) member.ws.terminate()
  else member.ws.send(JSON.stringify(message), () => undefined)
}

function fail(member: Member, call: RpcCall, code: number, message: string): void {
  transmit(member, { jsonrpc: '2.0', id: call.id, error: { code, message } })
}

/**
 * Asks the lake who the token or the cookie belongs to, and whether they may read anything in the dataset. Who may not
 * stays a stranger: presence tells which documents others look at.
 */
async function identify(member: Member, options: SocketOptions, authorization: string | undefined): Promise<void> {
  const { cookie, host, url } = member.request
  if (authorization === undefined && cookie === undefined) return
  const headers = new Headers({ host })
  if (authorization !== undefined) headers.set('authorization', authorization)
  if (cookie !== undefined) headers.set('cookie', cookie)
  const projectId = url.searchParams.get('projectId')
  if (projectId !== null) headers.set('x-sanity-project-id', projectId)
  const ask = async (path: string): Promise<unknown> => {
    const request = new Request(new URL(`/v2021-06-07${path}`, url), { headers })
    const response = await options.fetchInternal(request).catch(() => undefined)
    return response?.ok ? response.json().catch(() => undefined) : undefined
  }
  const user = await ask('/users/me')
  const grants = await ask(`/projects/${projectId ?? 'own'}/datasets/${encodeURIComponent(member.dataset)}/acl`)
  const reads = Array.isArray(grants) && grants.some((grant) => isObject(grant) && includesRead(grant['permissions']))
  member.user = reads && isObject(user) ? textOf(user['id']) : undefined
}

const includesRead = (permissions: unknown): boolean => Array.isArray(permissions) && permissions.includes('read')

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 4096 ? value : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
