import { afterEach, describe, expect, it } from 'vitest'
import type { QueryLimits } from '../groq/index.ts'
import { adminToken, refusalOf, startLake, type TestLake } from './start-lake.ts'

let lake: TestLake

/** A lake of 300 things of which a reader sees a third. */
const open = async (queryLimits: QueryLimits = {}): Promise<void> => {
  lake = await startLake({
    queryLimits,
    tokens: [
      { token: adminToken, role: 'administrator', id: 'admin', name: 'Ada' },
      { token: 'token-of-reader', role: 'reader', id: 'r', name: 'Rea' },
    ],
    roles: { reader: { title: 'Reader', grants: [{ filter: 'open == true', permissions: ['read'] }] } },
  })
  const transaction = lake.client(adminToken).transaction()
  for (let n = 0; n < 300; n += 1)
    transaction.create({ _id: `n${n}`, _type: 'thing', n, open: n % 3 === 0, text: 'a'.repeat(200) })
  await transaction.commit({ returnDocuments: false })
}
afterEach(() => lake.close())

const admin = () => lake.client(adminToken)
const grown = (stages: number, stage: string) => `*[_id == "n0"][0]${stage.repeat(stages)}`

describe('a query that holds up nobody', () => {
  it('is answered in a thread of its own, with the same documents, rights and parameters', async () => {
    await open()
    const nested = `*[_type == $type && n < 5]{n, "less": *[n < ^.n]{n, "least": count(*[n <= ^.n])}}`
    const all = await admin().fetch<{ n: number; less: { n: number; least: number }[] }[]>(nested, { type: 'thing' })
    expect(all.map(({ n, less }) => [n, less.length, less.at(-1)?.least ?? 0]).sort()).toEqual([
      [0, 0, 0],
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
      [4, 4, 4],
    ])
    const reader = lake.client('token-of-reader')
    expect(await reader.fetch('{"all": *{"all": count(*)}.all}.all[0]')).toBe(100)
    expect(await reader.fetch('count(*[count(*[_id == "n1"]) > 0])')).toBe(0)
  })

  it('sees what was written since', async () => {
    await open()
    const count = '*[_id == "n0"]{"all": count(*)}[0].all'
    const before = await admin().fetch<number>(count)
    await admin().create({ _id: 'late', _type: 'thing' })
    expect(await admin().fetch(count)).toBe(before + 1)
    await admin().delete('late')
    expect(await admin().fetch(count)).toBe(before)
  })
})

describe('a bomb', () => {
  it.each([
    ['an array that doubles', grown(24, '{"a": [...coalesce(a, [@, @]), ...coalesce(a, [@, @])]}')],
    ['a text that doubles', grown(28, '{"a": coalesce(a, text) + coalesce(a, text)}')],
    ['a document in itself', grown(22, '{"a": @, "b": @}')],
    ['more than there could ever be', grown(60, '{"a": [@, @]}')],
    ['everything for each of everything', '*{"all": *{"all": *}}'],
  ])('of %s is refused, and the lake goes on', async (_name, query) => {
    await open({ timeoutMs: 500, memoryMb: 64, longestResult: 1_000_000 })
    const answered = refusalOf(admin().fetch(query))
    // Meanwhile others are answered
    expect(await admin().fetch('count(*[_type == "thing"])')).toBe(300)
    const { status, type } = await answered
    expect([status, type]).toEqual([400, expect.stringMatching(/^query(TooLarge|Timeout)Error$/)])
    expect(await admin().fetch('*[_id == "n1"][0].n')).toBe(1)
  })
})

describe('a pattern with many wildcards', () => {
  it('is compared in one go, in queries and in the filters of listeners', async () => {
    await open()
    const ask = async (pattern: string): Promise<string> => {
      const query = encodeURIComponent(`*[text match $pattern]`)
      const stream = await fetch(
        `${lake.origin}/v2025-02-19/data/listen/production?query=${query}&$pattern=${encodeURIComponent(JSON.stringify(pattern))}`,
        { headers: { authorization: `Bearer ${adminToken}` } },
      )
      const reader = stream.body?.getReader()
      const { value } = (await reader?.read()) ?? {}
      await reader?.cancel()
      return new TextDecoder().decode(value)
    }
    expect(await ask('*a*a*a*a*a*a*b')).toContain('event: welcome')
    expect(await admin().fetch('count(*[text match $pattern])', { pattern: '*a*a*a*a*a*a*b' })).toBe(0)
    expect(await admin().fetch('count(*[text match $pattern])', { pattern: '*a*a*a*a*a*a*' })).toBe(300)
  })
})
