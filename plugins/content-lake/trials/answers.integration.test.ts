import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLake, type TestLake } from './start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.close())

describe('an answer', () => {
  it('packs long answers for those who take it, and lets nobody keep any', async () => {
    const ask = async (query: string, coding: string) => {
      const response = await fetch(`${lake.origin}/vX/data/query/${lake.dataset}?returnQuery=false`, {
        method: 'POST',
        headers: { authorization: `Bearer ${lake.token}`, 'accept-encoding': coding },
        body: JSON.stringify({ query }),
      })
      const { result } = (await response.json()) as { result: { text: string }[] }
      const { headers } = response
      return [
        headers.get('content-encoding'),
        headers.get('cache-control'),
        headers.get('etag'),
        result[0]?.text.length,
      ]
    }
    const long = `[{"text": "${'x'.repeat(15_000)}"}, "${'y'.repeat(15_000)}"]`
    expect(await ask(long, 'gzip, deflate')).toEqual(['gzip', 'no-store', null, 15_000])
    expect(await ask(long, 'gzip;q=0, identity')).toEqual([null, 'no-store', null, 15_000])
    expect(await ask('[{"text": "short"}]', 'gzip')).toEqual([null, 'no-store', null, 5])
  })
})

describe('addresses', () => {
  it('the project may stand in a header or in the host name; another project is not found', async () => {
    await lake.client(lake.token).create({ _id: 'a', _type: 'thing' })
    const port = new URL(lake.origin).port
    const ask = (project: string, host: string) =>
      lake.lake.fetch(
        new Request(`http://${host}:${port}/v1/data/doc/${lake.dataset}/a`, {
          headers: { authorization: `Bearer ${lake.token}`, ...(project && { 'x-sanity-project-id': project }) },
        }),
      )
    const statuses = await Promise.all([
      ask('local123', 'localhost'),
      ask('', 'local123.localhost'),
      ask('', '127.0.0.1'),
      ask('other', 'localhost'),
      ask('', 'other.localhost'),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404])
  })
})
