import type { LiveEvent } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startReceiver } from './receiver.ts'
import { startLake, type TestLake, until } from './start-lake.ts'

const datasets = [{ name: 'production', aclMode: 'public' as const }]
let lake: TestLake

beforeAll(async () => {
  lake = await startLake({ datasets })
})
afterAll(() => lake.close())

const admin = () => lake.client(lake.token)

describe('live events', () => {
  it('wait for the function that was told first, where they are asked to, and keep their order', async () => {
    const receiver = await startReceiver()
    receiver.answers = [200, 500]
    const waiting = await startLake({ datasets, syncTagFunction: receiver.url })
    const events: LiveEvent[] = []
    const live = waiting.client().live.events({ waitFor: 'function' })
    const subscription = live.subscribe((event) => events.push(event))
    await until(() => events.length > 0)
    const messages = () => events.flatMap((event) => (event.type === 'message' ? [event.tags] : []))
    await waiting.client(waiting.token).create({ _id: 'drafts.a', _type: 'page' })
    await waiting.client(waiting.token).create({ _id: 'a', _type: 'page' })
    await waiting.client(waiting.token).create({ _id: 'b', _type: 'post' })
    await until(() => messages().length === 2, 20_000)
    expect(receiver.received.map(({ body }) => JSON.parse(body).syncTags)).toEqual(messages())
    receiver.answers = [-1]
    await waiting.client(waiting.token).delete('a')
    await until(() => receiver.received.length === 3, 20_000)
    const { syncTags } = await waiting.client().fetch('*[_id == "a"]', {}, { filterResponse: false })
    expect(messages()).toHaveLength(2)
    expect(JSON.parse(receiver.received.at(-1)?.body ?? '').syncTags).toEqual(expect.arrayContaining(syncTags ?? []))
    subscription.unsubscribe()
    await waiting.close()
    await receiver.close()
    const answer = await fetch(`${lake.origin}/vX/data/live/events/${lake.dataset}?waitFor=others`)
    expect(answer.status).toBe(400)
  })

  it('that were missed are told again, or a restart', async () => {
    await admin().transaction().create({ _id: 'a', _type: 'page' }).transactionId('heard').commit()
    await admin().transaction().create({ _id: 'b', _type: 'page' }).transactionId('missed').commit()
    const read = async (lastEventId: string): Promise<string> => {
      const response = await fetch(`${lake.origin}/vX/data/live/events/${lake.dataset}`, {
        headers: { 'last-event-id': lastEventId },
      })
      const reader = response.body?.getReader()
      let text = ''
      while (!/(message|restart)\ndata.*\n\n/.test(text))
        text += new TextDecoder().decode((await reader?.read())?.value)
      await reader?.cancel()
      return text
    }
    expect(await read('heard#')).toMatch(/^event: welcome\ndata: \{\}\n\nid: missed#\nevent: message\ndata: /)
    expect(await read('unknown')).toBe('event: welcome\ndata: {}\n\nid: missed#\nevent: restart\ndata: {}\n\n')
  })
})
