import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@sanity/client'
import { expect, test } from 'vitest'
import type { DocumentStore } from '../contract.ts'
import { createLakeStore } from './lake-store.ts'
import { StoreBusy } from './store-busy.ts'

type Reading = (store: DocumentStore) => Promise<unknown>

/** What reading comes to when the lake answers so; `undefined` breaks the line. */
async function readFrom(status: number | undefined, read?: Reading): Promise<unknown> {
  const server = createServer((_, response) => {
    if (status === undefined) response.destroy()
    else response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '7' }).end('{"error":"no"}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const found = await storeAt((server.address() as AddressInfo).port, read)
  server.closeAllConnections()
  server.close()
  return found
}

async function storeAt(port: number, read: Reading = (store) => store.get(['a'])): Promise<unknown> {
  const client = createClient({
    projectId: 'souk',
    dataset: 'test',
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
    apiVersion: '2026-01-01',
    useCdn: false,
    maxRetries: 0,
  })
  return read(createLakeStore(client, { patienceMs: 0 })).catch((error: unknown) => error)
}

test.each([429, 503])('a lake that answers a reading with %i is busy, for as long as it says', async (status) => {
  const error = await readFrom(status)
  expect(error).toBeInstanceOf(StoreBusy)
  expect(error).toMatchObject({ retryAfterMs: 7000 })
})

test.each([500, 502, undefined])('a lake that is out of order is busy for a second (%s)', async (status) => {
  const error = await readFrom(status)
  expect(error).toBeInstanceOf(StoreBusy)
  expect(error).toMatchObject({ retryAfterMs: 1000 })
})

test('a lake where nobody answers is busy', async () => {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  expect(await storeAt(port)).toBeInstanceOf(StoreBusy)
})

test.each([400, 401, 404])('a reading that the lake refuses with %i is a fault of ours', async (status) => {
  expect(await readFrom(status)).not.toBeInstanceOf(StoreBusy)
  expect(await readFrom(status)).toBeInstanceOf(Error)
})

const asItWas: Reading = async (store) => store.asOf?.('product-a', 'r1')

test('a history that does not know the revision holds it no more', async () => {
  expect(await readFrom(404, asItWas)).toBeUndefined()
})

test.each([400, 401, 403, 503])('a history that answers %i says nothing about the revision', async (status) => {
  expect(await readFrom(status, asItWas)).toBeInstanceOf(Error)
})
