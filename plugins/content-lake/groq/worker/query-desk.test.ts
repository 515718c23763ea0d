import { expect, it } from 'vitest'
import { createDocumentIndex } from '../document-index.ts'
import { createQueryDesk } from './query-desk.ts'

const stamps = { _rev: 'r', _createdAt: '2026-11-22T12:00:00Z', _updatedAt: '2026-11-22T12:00:00Z' }

it('refuses who waits for a thread that is ended while it is being filled, and begins anew for the next', async () => {
  const index = createDocumentIndex()
  for (let n = 0; n < 60_000; n += 1) index.put({ _id: `n${n}`, _type: 'thing', ...stamps })
  const desk = createQueryDesk(index)
  const refused = desk.ask({ query: 'count(*)', params: {}, perspective: 'raw' }).catch((why: unknown) => String(why))
  await new Promise((resume) => setImmediate(resume))
  await desk.close()
  expect(await refused).toContain('the query was ended')
  expect((await desk.ask({ query: 'count(*)', params: {}, perspective: 'raw' })).text).toBe('60000')
  await desk.close()
})
