import type { LiveEvent, SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../trials/start-lake.ts'
import { type AnyLake, anyLake } from './any-lake.ts'

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
})
