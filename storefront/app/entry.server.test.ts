import { expect, test } from 'vitest'
import { handleError } from './entry.server.tsx'

/** What the shop is told of an error that a page's request ended in. */
function reported(error: unknown): readonly string[] {
  const told: string[] = []
  const context = { shop: { report: (_error: unknown, where: string) => told.push(where) } }
  const request = new Request('http://localhost/products', { method: 'POST' })
  handleError(error, { request, context } as unknown as Parameters<typeof handleError>[1])
  return told
}

test('a request that the router refuses wakes nobody; a fault is told with its page', () => {
  const refused = { status: 405, statusText: 'Method Not Allowed', internal: true, data: 'Error: no action' }
  expect(reported(refused)).toEqual([])
  expect(reported({ ...refused, status: 500 })).toEqual(['POST /products'])
  expect(reported(new Error('broken'))).toEqual(['POST /products'])
})
