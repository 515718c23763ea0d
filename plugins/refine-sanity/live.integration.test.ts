import type { LiveEvent } from '@refinedev/core'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDataProvider } from './data-provider.ts'
import { createLiveProvider, type SanityLiveProvider } from './live-provider.ts'
import { readLive, withLiveReads } from './live-reads.ts'
import { sanityMeta } from './meta.ts'
import { startTestLake, type TestLake } from './testing/lake.ts'

let lake: TestLake
let client: SanityClient
beforeAll(async () => {
  lake = await startTestLake()
  client = lake.clientFor('writer')
})
afterAll(() => lake.close())

const patient = { timeout: 20_000, interval: 20 }

/** A live provider whose tellings are kept, as `name type ids`. */
function listening() {
  const live = createLiveProvider(client, { debounceMs: 40 })
  const told: string[] = []
  const subscribe = (
    name: string,
    resource: string,
    more: Partial<Parameters<SanityLiveProvider['subscribe']>[0]> = {},
  ) =>
    live.subscribe({
      channel: `resources/${resource}`,
      types: ['*'],
      callback: ({ type, payload }: LiveEvent) => told.push([name, type, ...(payload.ids ?? [])].join(' ')),
      ...more,
    })
  const open = async (...resources: string[]) => {
    await expect.poll(() => resources.every((resource) => live.isHearing(resource)), patient).toBe(true)
  }
  const hears = async (...lines: string[]) => {
    await expect.poll(() => told.toSorted(), patient).toEqual(lines.toSorted())
  }
  return { live, told, subscribe, open, hears }
}

test('changes are told once per burst, by one listener for all subscribers, and no more after the last has left', async () => {
  const { live, told, subscribe, open, hears } = listening()
  const stops = [subscribe('all', 'drink'), subscribe('new', 'drink', { types: ['created'] })]
  await open('drink')
  await client
    .transaction()
    .create({ _id: 'a', _type: 'drink', name: 'Chai' })
    .create({ _id: 'b', _type: 'drink', name: 'Mate' })
    .create({ _id: 'other', _type: 'secret' })
    .commit()
  await hears('all created a b', 'new created a b')
  told.length = 0
  await client.patch('a').set({ name: 'Chai latte' }).commit()
  await hears('all updated a')
  expect(live.generation('drink')).toBe(3)
  for (const stop of stops) live.unsubscribe(stop)
  await client.delete('b')
  await client.fetch('count(*)')
  expect(live.generation('drink')).toBe(3)
  expect(live.status()).toEqual({ live: true })
})

test('those who mean some ids or filters hear only of these; what leaves a filter is told as gone', async () => {
  const { live, subscribe, open, hears, told } = listening()
  const open$ = [{ field: 'state', operator: 'eq' as const, value: 'open' }]
  subscribe('x', 'ticket', { params: { ids: ['x'] } })
  subscribe('open', 'ticket', { params: { filters: open$ } })
  // A hook of Refine's hands over what it began with and does not come again: all is told, unless the page says so.
  subscribe('hook', 'ticket', { params: { ids: ['x'], filters: open$, subscriptionType: 'useList' } })
  subscribe('page', 'ticket', { params: { ids: ['x'], subscriptionType: 'useOne', narrow: true } })
  await open('ticket')
  await client.create({ _id: 'x', _type: 'ticket', state: 'new' })
  await hears('x created x', 'hook created x', 'page created x')
  told.length = 0
  await client.create({ _id: 'y', _type: 'ticket', state: 'open' })
  await hears('open created y', 'hook created y')
  told.length = 0
  await client.patch('y').set({ state: 'done' }).commit()
  await hears('open deleted y', 'hook updated y')
  live.close()
})

test('a filter that follows references listens to the whole type', async () => {
  const { live, subscribe, open, hears } = listening()
  subscribe('far', 'note', { params: { filters: [{ field: 'about->state', operator: 'eq', value: 'open' }] } })
  await open('note')
  await client.create({ _id: 'n', _type: 'note' })
  await hears('far created n')
  live.close()
})

test('drafts are told to those who read drafts, by the id of their document', async () => {
  const { live, subscribe, open, hears } = listening()
  subscribe('published', 'page')
  subscribe('drafts', 'page', { meta: sanityMeta({ perspective: 'drafts' }) })
  subscribe('raw', 'page', { meta: sanityMeta({ perspective: 'raw' }) })
  subscribe('typed', 'pages', { meta: sanityMeta({ type: 'page', perspective: 'drafts' }) })
  await open('page', 'pages')
  await client.create({ _id: 'drafts.home', _type: 'page' })
  await hears('drafts created home', 'raw created drafts.home', 'typed created home')
  live.close()
})

test('after a gap everybody is told to read again, and the status says since when nothing is heard', async () => {
  const { live, subscribe, open, told } = listening()
  subscribe('all', 'drink')
  subscribe('one', 'drink', { params: { ids: ['nobody'] } })
  const statuses: boolean[] = []
  live.onStatus(() => statuses.push(live.status().live))
  await open('drink')
  await lake.restart(300)
  await expect.poll(() => told.filter((line) => line.endsWith(' *')).length, patient).toBeGreaterThanOrEqual(2)
  expect(new Set(told)).toEqual(new Set(['all *', 'one *']))
  expect(statuses[0]).toBe(false)
  await expect.poll(() => live.status(), patient).toEqual({ live: true })
  live.close()
})

test('who read before the listener was open reads again once it is, and not when it is', async () => {
  const { live, subscribe, open, hears, told } = listening()
  const data = withLiveReads(createDataProvider(client), live)
  subscribe('all', 'brew')
  await data.getList({ resource: 'brew' })
  await open('brew')
  await hears('all *')
  told.length = 0
  await data.getList({ resource: 'brew' })
  await client.create({ _id: 'late', _type: 'brew' })
  await hears('all created late')
  live.close()
})

test('who reads several resources reads again when any of them changed meanwhile', async () => {
  const { live, subscribe, open, hears, told } = listening()
  subscribe('cups', 'cup')
  subscribe('pots', 'pot')
  await open('cup', 'pot')
  await readLive(live, ['cup', 'pot'], async () => {
    await client.create({ _id: 'mug', _type: 'cup' })
    await hears('cups created mug')
  })
  await hears('cups *', 'cups created mug')
  told.length = 0
  await readLive(live, ['cup', 'pot'], () => client.fetch('count(*)'))
  await client.create({ _id: 'moka', _type: 'pot' })
  await hears('pots created moka')
  live.close()
})

test('channels of one’s own carry what is published, and resources tell themselves', async () => {
  const { live, told, subscribe, hears } = listening()
  const stop = subscribe('here', 'x', { channel: 'lunch', types: ['ready'] })
  const event = { channel: 'lunch', type: 'ready', payload: { ids: ['soup'] }, date: new Date() }
  live.publish?.(event)
  live.publish?.({ ...event, type: 'late' })
  live.publish?.({ ...event, channel: 'resources/drink' })
  await hears('here ready soup')
  live.unsubscribe(stop)
  live.publish?.(event)
  expect(told).toHaveLength(1)
})
