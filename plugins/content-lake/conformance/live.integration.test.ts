import type { LiveEvent, SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startReceiver } from './receiver.ts'
import { type AnyLake, anyLake, startLake, until } from './start-lake.ts'

let lake: AnyLake

beforeAll(async () => {
  lake = await anyLake('public')
})
afterAll(() => lake.close())
beforeEach(() => lake.client(lake.token).delete({ query: '*' }))

const admin = (): SanityClient => lake.client(lake.token)
const reference = (id: string) => ({ _type: 'reference', _ref: id })

/** Hears the tags of every message until the test leaves. */
async function hear(client: SanityClient, includeDrafts = false) {
  const events: LiveEvent[] = []
  const subscription = client.live.events({ includeDrafts }).subscribe((event) => events.push(event))
  await until(() => events.length > 0)
  return {
    messages: () => events.flatMap((event) => (event.type === 'message' ? [event.tags as readonly string[]] : [])),
    leave: () => subscription.unsubscribe(),
  }
}

/** Which of the queries would be read again for what is changed by `change`. */
async function readAgain(queries: Record<string, string>, change: () => Promise<unknown>): Promise<string[]> {
  const pages = await Promise.all(
    Object.entries(queries).map(async ([name, query]) => {
      const { syncTags } = await lake.client().fetch(query, {}, { filterResponse: false })
      return { name, tags: new Set<string>(syncTags) }
    }),
  )
  const live = await hear(lake.client())
  try {
    await change()
    await until(() => live.messages().length > 0)
    const told = live.messages().flat()
    return pages.filter(({ tags }) => told.some((tag) => tags.has(tag))).map(({ name }) => name)
  } finally {
    live.leave()
  }
}

const queries = {
  products: '*[_type == "product"]{title}',
  categories: '*[_type == "category"]{title}',
  one: '*[_id == "p1"][0]{title}',
  another: '*[_id == "p2"][0]{title}',
  joined: '*[_type == "product"]{title, category->{title}}',
  twice: '*[_id == "p1"][0]{"brand": category->brand->title}',
  all: '*[title match "a"]',
  bounded: '*[_type in ["page", "post"]]',
}

describe('a page whose query carries sync tags', () => {
  beforeEach(async () => {
    await admin().create({ _id: 'b1', _type: 'brand', title: 'B' })
    await admin().create({ _id: 'c1', _type: 'category', title: 'C', brand: reference('b1') })
    await admin().create({ _id: 'p1', _type: 'product', title: 'P', category: reference('c1') })
    await admin().create({ _id: 'p2', _type: 'product', title: 'Q' })
  })

  it('is told of what it reads and not of the rest', async () => {
    const changed = await readAgain(queries, () => admin().patch('p1').set({ title: 'New' }).commit())
    expect(changed).toEqual(['products', 'one', 'joined', 'twice', 'all'])
  })

  it('is told of documents that it reads through references', async () => {
    const changed = await readAgain(queries, () => admin().patch('c1').set({ title: 'New' }).commit())
    expect(changed).toEqual(['categories', 'joined', 'twice', 'all'])
  })

  it('is told of documents two references away', async () => {
    const changed = await readAgain(queries, () => admin().patch('b1').set({ title: 'New' }).commit())
    expect(changed).toEqual(['twice', 'all'])
  })

  it('is told of a document that appears, and of one that goes', async () => {
    expect(await readAgain(queries, () => admin().create({ _id: 'x', _type: 'page' }))).toEqual(['all', 'bounded'])
    expect(await readAgain(queries, () => admin().delete('x'))).toEqual(['all', 'bounded'])
  })
})

describe('live events', () => {
  it('tell of drafts only those who ask and are signed in', async () => {
    const [shopper, editor] = [await hear(lake.client()), await hear(admin(), true)]
    await admin().create({ _id: 'drafts.x', _type: 'page' })
    await admin().create({ _id: 'order.x', _type: 'page' })
    await admin().create({ _id: 'x', _type: 'page' })
    await until(() => shopper.messages().length > 0 && editor.messages().length > 2)
    expect([shopper.messages().length, editor.messages().length]).toEqual([1, 3])
    shopper.leave()
    editor.leave()
  })

  it('wait for the function that was told first, where they are asked to, and keep their order', async () => {
    const receiver = await startReceiver()
    receiver.answers = [200, 500]
    const waiting = await startLake({
      datasets: [{ name: 'production', aclMode: 'public' }],
      syncTagFunction: receiver.url,
    })
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
