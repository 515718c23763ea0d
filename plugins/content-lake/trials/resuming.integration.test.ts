import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startLake, type TestLake, until } from './start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.close())
beforeEach(() => lake.client(lake.token).delete({ query: '*' }))

const admin = () => lake.client(lake.token)

interface Frame {
  readonly event: string
  readonly id: string | undefined
  readonly data: Record<string, unknown>
}

interface Stream {
  readonly frames: readonly Frame[]
  /** Resolves when the lake has ended the stream. */
  readonly ended: Promise<void>
  leave(): void
}

/** Opens a stream as a browser does, and reads it until it ends. */
async function open(path: string, lastEventId?: string, from: TestLake = lake): Promise<Stream> {
  const stop = new AbortController()
  const response = await fetch(`${from.origin}/vX/data/${path}`, {
    headers: {
      authorization: `Bearer ${from.token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    signal: stop.signal,
  })
  const frames: Frame[] = []
  const read = async (): Promise<void> => {
    let text = ''
    for await (const chunk of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      const parts = (text + Buffer.from(chunk).toString()).split('\n\n')
      text = parts.pop() ?? ''
      frames.push(...parts.filter((part) => part !== ':').map(frameOf))
    }
  }
  const ended = read().catch(() => undefined)
  await until(() => frames.length > 0)
  return { frames, ended, leave: () => stop.abort() }
}

function frameOf(text: string): Frame {
  const fields = Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/s)))
  return { event: String(fields['event']), id: fields['id'], data: JSON.parse(String(fields['data'])) }
}

const listen = (query: string, lastEventId?: string) =>
  open(`listen/${lake.dataset}?enableResume=true&includeResult=true&query=${encodeURIComponent(query)}`, lastEventId)

const told = ({ frames }: Stream) => frames.map(({ event, id }) => (event === 'mutation' ? id : event))

describe('a listener of what is being imported', () => {
  it('hears of it under its own revision, and is sent back to read again when an import finishes it', async () => {
    const times = { _createdAt: '2025-01-01T00:00:00Z', _updatedAt: '2025-01-01T00:00:00Z' }
    const first = await listen('*[_type == "thing"]')
    const made = admin()
      .transaction()
      .create({ _id: 'a', _type: 'thing', _rev: 'foreign', ...times })
    await made.transactionId('i1').commit({ tag: 'sanity.import.doc.create' })
    const finished = admin()
      .transaction()
      .patch('a', { unset: ['b._weak'] })
    await finished.transactionId('i2').commit({ tag: 'sanity.import.ref.strengthen' })
    await first.ended
    expect(first.frames.map(({ data }) => [data['transactionId'], data['previousRev'], data['resultRev']])).toEqual([
      [undefined, undefined, undefined],
      ['i1', undefined, 'foreign'],
    ])
    const again = await listen('*[_type == "thing"]', 'i1#a')
    expect(told(again)).toEqual(['reset'])
    await admin().patch('a').set({ n: 1 }).commit({ tag: 'sanity.studio' })
    await until(() => again.frames.length === 2)
    expect(again.frames[1]?.data).toMatchObject({ previousRev: 'foreign', transition: 'update' })
    again.leave()
  })
})

describe('a listener that comes back', () => {
  it('is welcomed back and told what it missed, each event once and as it was', async () => {
    const first = await listen('*[_type == "thing" && n > 0]')
    await admin().transaction().create({ _id: 'a', _type: 'thing', n: 1 }).transactionId('t1').commit()
    await until(() => first.frames.length === 2)
    first.leave()
    await admin()
      .transaction()
      .patch('a', { set: { n: 2 } })
      .transactionId('t2')
      .commit()
    await admin().transaction().create({ _id: 'b', _type: 'other', n: 1 }).transactionId('t3').commit()
    await admin()
      .transaction()
      .patch('a', { set: { n: 0 } })
      .transactionId('t4')
      .commit()
    await admin().transaction().delete('a').create({ _id: 'c', _type: 'thing', n: 9 }).transactionId('t5').commit()
    const again = await listen('*[_type == "thing" && n > 0]', 't1#a')
    expect(told(again)).toEqual(['welcomeback', 't2#a', 't4#a', 't5#c'])
    expect(again.frames.slice(1).map(({ data }) => [data['transition'], data['previousRev'], data['result']])).toEqual([
      ['update', 't1', expect.objectContaining({ n: 2, _rev: 't2' })],
      ['disappear', 't2', expect.objectContaining({ n: 0, _rev: 't4' })],
      ['appear', undefined, expect.objectContaining({ n: 9, _rev: 't5' })],
    ])
    await admin().create({ _id: 'd', _type: 'thing', n: 1 })
    await until(() => again.frames.length === 5)
    again.leave()
  })

  it('hears from any point on what one that never left heard from there', async () => {
    const query = '*[n > 1]'
    const path = `listen/${lake.dataset}?enableResume=true&includeResult=true&includePreviousRevision=true&effectFormat=mendoza&query=${encodeURIComponent(query)}`
    const steady = await open(path)
    let seed = 7
    const next = (below: number): number => (seed = (seed * 16_807) % 2_147_483_647) % below
    for (let round = 0; round < 30; round += 1) {
      const transaction = admin().transaction()
      for (const _id of ['a', 'b', 'c'].slice(0, 1 + next(3))) {
        if (next(4) === 0) transaction.delete(_id)
        else transaction.createOrReplace({ _id, _type: 'thing', n: next(5), words: [{ _key: 'k', text: `${round}` }] })
      }
      await transaction.commit()
    }
    await admin().create({ _id: 'end', _type: 'thing', n: 9 })
    await until(() => steady.frames.at(-1)?.data['documentId'] === 'end')
    steady.leave()
    const heard = steady.frames.slice(1)
    expect(heard.length).toBeGreaterThan(30)
    for (let at = 0; at < heard.length; at += 1) {
      const again = await open(path, heard[at]?.id)
      await until(() => again.frames.length === heard.length - at)
      again.leave()
      expect(again.frames.slice(1)).toEqual(heard.slice(at + 1))
    }
  })

  it('gets the rest of a transaction that it heard in part, counted as before', async () => {
    await admin()
      .transaction()
      .create({ _id: 'a', _type: 'thing' })
      .create({ _id: 'b', _type: 'thing' })
      .create({ _id: 'c', _type: 'thing' })
      .transactionId('three')
      .commit()
    const again = await listen('*', 'three#b')
    expect(told(again)).toEqual(['welcomeback', 'three#c'])
    expect(again.frames[1]?.data).toMatchObject({ transactionCurrentEvent: 3, transactionTotalEvents: 3 })
    again.leave()
  })

  it('can come back before it has heard anything', async () => {
    await admin().create({ _id: 'a', _type: 'thing' })
    const first = await listen('*[_type == "other"]')
    first.leave()
    await admin().transaction().create({ _id: 'b', _type: 'other' }).transactionId('missed').commit()
    const again = await listen('*[_type == "other"]', first.frames[0]?.id)
    expect(told(again)).toEqual(['welcomeback', 'missed#b'])
    again.leave()
  })

  it.each(['never#a', 'nonsense', '#', '', 'a\tb'])('starts over from %j, and can come back from there', async (id) => {
    await admin().transaction().create({ _id: 'a', _type: 'thing' }).transactionId(`now${id.length}`).commit()
    const stream = await listen('*', id)
    expect(stream.frames[0]).toEqual({ event: 'reset', id: `now${id.length}#`, data: {} })
    stream.leave()
  })

  it('starts over when it missed too much', async () => {
    await admin().transaction().create({ _id: 'a', _type: 'thing' }).transactionId('long-ago').commit()
    const patch = JSON.stringify({ mutations: [{ patch: { id: 'a', set: { n: 1 } } }] })
    const write = () =>
      fetch(`${lake.origin}/vX/data/mutate/${lake.dataset}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${lake.token}` },
        body: patch,
      }).then((answer) => answer.text())
    for (let round = 0; round < 21; round += 1) await Promise.all(Array.from({ length: 50 }, write))
    const stream = await listen('*', 'long-ago#a')
    expect(told(stream)).toEqual(['reset'])
    stream.leave()
  })

  it('says so through the client, which asks for it by itself', async () => {
    const brief = await startLake({ listenerLifetimeMs: 200 })
    const heard: string[] = []
    const subscription = brief
      .client(brief.token)
      .listen('*', {}, { events: ['welcome', 'welcomeback', 'reset', 'mutation'], enableResume: true })
      .subscribe((event) => heard.push(event.type === 'mutation' ? event.documentId : event.type))
    try {
      await until(() => heard.length > 0)
      await brief.client(brief.token).create({ _id: 'a', _type: 'thing' })
      await until(() => heard.includes('welcomeback') && heard.includes('a'), 30_000)
      expect(heard.filter((word) => word !== 'welcomeback')).toEqual(['welcome', 'a'])
    } finally {
      subscription.unsubscribe()
      await brief.close()
    }
  })
})

describe('an event stream', () => {
  it('ends by itself when its life is over', async () => {
    const brief = await startLake({ listenerLifetimeMs: 50 })
    const [listener, live] = [
      await open('listen/production?query=*', undefined, brief),
      await open('live/events/production', undefined, brief),
    ]
    await Promise.all([listener.ended, live.ended])
    expect([told(listener), told(live)]).toEqual([['welcome'], ['welcome']])
    await brief.close()
  })

  it('says to stay away when its dataset is deleted', async () => {
    const passing = `${lake.dataset}-passing`
    await admin().datasets.create(passing)
    const listener = await open(`listen/${passing}?query=*`)
    const live = await open(`live/events/${passing}`)
    await admin().datasets.delete(passing)
    await Promise.all([listener.ended, live.ended])
    const reason = `Dataset "${passing}" was deleted`
    expect(listener.frames.at(-1)).toMatchObject({ event: 'disconnect', data: { reason } })
    expect(live.frames.at(-1)).toMatchObject({ event: 'goaway', data: { reason } })
  })
})
