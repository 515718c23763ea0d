import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, startLake, type TestLake } from './start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startLake({
    tokens: [
      { token: adminToken, role: 'administrator', id: 'admin', name: 'Ada Admin' },
      { token: 'token-of-viewer', role: 'viewer', id: 'vera', name: 'Vera Viewer' },
    ],
    roles: { viewer: { title: 'Viewer', grants: [{ filter: '_id in path("**")', permissions: ['read'] }] } },
  })
  const transaction = lake.client(adminToken).transaction()
  for (let n = 0; n < 100; n += 1)
    transaction.create({ _id: `o${n}`, _type: 'order', state: n % 10 === 0 ? 'open' : 'done', placedAt: `t${n}` })
  await transaction.commit()
})
afterAll(() => lake.close())

/** How the lake says that it answered, without the figures that depend on the machine. */
async function explain(query: string, token = adminToken): Promise<unknown> {
  const url = new URL('/v2025-02-19/data/query/production', lake.origin)
  url.search = new URLSearchParams({ query, explain: 'true' }).toString()
  const answer = await lake.lake.fetch(new Request(url, { headers: { authorization: `Bearer ${token}` } }))
  const { explain } = (await answer.json()) as { explain?: { engine: string; steps: unknown[]; ms: number } }
  return explain && { engine: explain.engine, steps: explain.steps, timed: explain.ms >= 0 }
}

describe('explain=true', () => {
  it('tells an administrator which index gave how many documents, and how many were looked at', async () => {
    expect(await explain('*[_type == "order" && state == "open"]._id')).toEqual({
      engine: 'compiled',
      steps: [{ found: 'order by state', times: 1, candidates: 10, evaluated: 10 }],
      timed: true,
    })
  })

  it('tells that a count was the length of an index, and that an order was read from its end', async () => {
    expect(await explain('count(*[_type == "order" && state == "open"])')).toEqual({
      engine: 'compiled',
      steps: [{ found: 'the length of an index', times: 1, candidates: 0, evaluated: 0 }],
      timed: true,
    })
    expect(await explain('*[_type == "order" && state != "open"] | order(placedAt desc)[0...3]._id')).toEqual({
      engine: 'compiled',
      steps: [{ found: 'in the order of placedAt', times: 1, candidates: 4, evaluated: 3 }],
      timed: true,
    })
  })

  it('tells nobody else', async () => {
    expect(await explain('*[_type == "order"]._id', 'token-of-viewer')).toBeUndefined()
  })
})

describe('the inspector', () => {
  it('shows administrators what was learned and which queries were slow', async () => {
    const page = await lake.lake.fetch(
      new Request(`${lake.origin}/`, { method: 'POST', body: new URLSearchParams({ token: adminToken }) }),
    )
    const html = await page.text()
    expect(html).toContain('<h2>Slow queries</h2>')
    expect(html).toContain('order state by value')
  })
})
