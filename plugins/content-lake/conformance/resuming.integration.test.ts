import { afterAll, beforeAll, expect, it } from 'vitest'
import { until } from '../trials/start-lake.ts'
import { type AnyLake, anyLake } from './any-lake.ts'
import { type CutLine, layLine } from './cut-line.ts'

let lake: AnyLake
let line: CutLine

beforeAll(async () => {
  lake = await anyLake('public')
  line = await layLine(new URL(lake.client().getUrl('/')))
})
afterAll(async () => {
  await line.close()
  await lake.close()
})

const admin = () => lake.client(lake.token)
const overTheLine = (token?: string) => lake.client(token, { apiHost: line.origin, useProjectHostname: false })

it('a listener whose line was cut hears what it missed, each event once and as it was', async () => {
  const heard: string[] = []
  const subscription = overTheLine(lake.token)
    .listen(
      '*[_type == "thing"]',
      {},
      { events: ['welcome', 'welcomeback', 'reset', 'mutation'], enableResume: true, visibility: 'query' },
    )
    .subscribe((event) =>
      heard.push(
        event.type === 'mutation' ? `${event.documentId} ${event.result?.['n'] ?? event.transition}` : event.type,
      ),
    )
  await until(() => heard.includes('welcome'), 30_000)
  await admin().create({ _id: 'a', _type: 'thing', n: 1 })
  await until(() => heard.includes('a 1'), 30_000)
  line.cut()
  await admin().patch('a').set({ n: 2 }).commit()
  await admin().create({ _id: 'other', _type: 'other' })
  await admin().create({ _id: 'b', _type: 'thing', n: 3 })
  await admin().delete('a')
  line.mend()
  await until(() => heard.includes('a disappear'), 60_000)
  expect(heard).toEqual(['welcome', 'a 1', 'welcomeback', 'a 2', 'b 3', 'a disappear'])
  subscription.unsubscribe()
})

it('a reader of live events whose line was cut is told of what changed meanwhile', async () => {
  const told: (readonly string[] | string)[] = []
  const subscription = overTheLine()
    .live.events()
    .subscribe((event) => told.push(event.type === 'message' ? event.tags : event.type))
  await until(() => told.includes('welcome'), 30_000)
  const { syncTags } = await lake.client().fetch('*[_type == "page"]', {}, { filterResponse: false })
  line.cut()
  await admin().create({ _id: 'home', _type: 'page' })
  line.mend()
  const messages = () => told.flatMap((each) => (typeof each === 'string' ? [] : [each]))
  await until(() => messages().length > 0, 60_000)
  expect(messages()).toHaveLength(1)
  expect(messages()[0]).toEqual(expect.arrayContaining(syncTags ?? []))
  subscription.unsubscribe()
})
