import { afterAll, beforeAll, expect, it } from 'vitest'
import { startLake, type TestLake } from './start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startLake({
    roles: { stranger: { title: 'Stranger', grants: [] } },
    tokens: ['viewer', 'editor', 'stranger'].map((role) => ({ token: role, role, id: `p-${role}`, name: role })),
  })
})
afterAll(() => lake.close())

interface Tab {
  call(method: string, params?: Record<string, unknown>): Promise<unknown>
  /** The next thing the lake tells of its own accord. */
  next(): Promise<unknown>
  close(): void
}

/** A Studio tab as Sanity's own socket client opens it: signed in, then told of everybody's whereabouts. */
async function openTab(token: string, dataset = 'production'): Promise<Tab> {
  const socket = new WebSocket(`${lake.origin.replace('http', 'ws')}/v2022-06-30/socket/${dataset}?tag=sanity.studio`)
  const replies = new Map<string, (reply: unknown) => void>()
  const told: unknown[] = []
  const waiting: ((event: unknown) => void)[] = []
  socket.addEventListener('message', ({ data }) => {
    const message = data === '♥' ? {} : (JSON.parse(String(data)) as Record<string, unknown>)
    const reply = replies.get(String(message['id']))
    if (reply) return reply(message['error'] ?? message['result'])
    if (message['method'] !== 'presence_subscription') return
    const { result } = message['params'] as { result: unknown }
    const next = waiting.shift()
    if (next) next(result)
    else told.push(result)
  })
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  let calls = 0
  const tab: Tab = {
    call: (method, params = {}) =>
      new Promise((resolve) => {
        calls += 1
        replies.set(String(calls), resolve)
        socket.send(JSON.stringify({ jsonrpc: '2.0', id: String(calls), method, params }))
      }),
    next: () => (told.length > 0 ? Promise.resolve(told.shift()) : new Promise((resolve) => waiting.push(resolve))),
    close: () => socket.close(),
  }
  await tab.call('authorization', { authorization: `Bearer ${token}` })
  return tab
}

const at = (documentId: string) => [{ type: 'document', documentId, path: ['title'] }]

it('two people on one dataset see each other come, move and go', async () => {
  const [vera, ed] = [await openTab('viewer'), await openTab('editor')]
  await vera.call('presence_subscribe')
  await ed.call('presence_subscribe')
  await ed.call('presence_announce', { data: { sessionId: 's-ed', locations: at('tea') } })
  const arrived = await vera.next()
  await vera.call('presence_rollcall', { session: 's-vera' })
  const asked = [await ed.next(), await ed.next()]
  await ed.call('presence_announce', { data: { sessionId: 's-ed', locations: at('coffee') } })
  const moved = [await vera.next(), await vera.next()].at(-1)
  ed.close()
  expect({ arrived, asked: asked.at(-1), moved, left: await vera.next() }).toEqual({
    arrived: { type: 'state', i: 'p-editor', m: { sessionId: 's-ed', locations: at('tea') } },
    asked: { type: 'rollCall', i: 'p-viewer', session: 's-vera' },
    moved: { type: 'state', i: 'p-editor', m: { sessionId: 's-ed', locations: at('coffee') } },
    left: { type: 'disconnect', i: 'p-editor', m: { session: 's-ed' } },
  })
  vera.close()
})

it('whoever may read nothing in a dataset, and whoever the lake does not know, sees nobody', async () => {
  const unauthorized = { code: 4001, message: 'Unauthorized' }
  for (const [token, dataset] of [
    ['stranger', 'production'],
    ['wrong', 'production'],
    ['viewer', 'nowhere'],
  ] as const) {
    const tab = await openTab(token, dataset)
    expect([token, await tab.call('presence_subscribe')]).toEqual([token, unauthorized])
    tab.close()
  }
})
