import { expect, test } from 'vitest'
import { allRoutes } from './routes/all-routes.ts'
import { fuzzApi } from './testing/fuzz.ts'
import { document } from './testing/shots.ts'

test('whatever a client sends is answered as the OpenAPI document says, and never with 5xx', async () => {
  const { runs, seen, wrong } = await fuzzApi(1_500, 20_261_121)
  expect([runs, wrong]).toEqual([1_500, []])
  // The property would say nothing if every request fell at the first fence
  for (const status of [200, 201, 401, 403, 404, 409, 422])
    expect([status, (seen.get(status) ?? 0) > 5]).toEqual([status, true])
}, 60_000)

test('the document is OpenAPI 3.1, names every route, and its references lead somewhere', () => {
  const text = JSON.stringify(document)
  const targets = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]))
  expect([...targets].filter((name) => !(document.components?.schemas ?? {})[name ?? ''])).toEqual([])
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path ?? {}))
  expect([document.openapi, operations.length, targets.size > 10]).toEqual(['3.1.0', allRoutes.length, true])
})
