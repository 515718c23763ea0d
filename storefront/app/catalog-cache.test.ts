import type { SanityClient } from '@sanity/client'
import { expect, test } from 'vitest'
import { site } from '../testing/fixture-site.ts'
import { openCatalogCache } from './catalog-cache.server.ts'
import type { Change } from './live.server.ts'

const seller = (id: string) => ({ _id: id, _type: 'seller', _rev: '1', _createdAt: '', _updatedAt: '', name: id })
const shop = site.filter(({ _type }) => _type === 'siteSettings')

/** A catalogue over a dataset whose readings are answered one by one, and over a line that says what the test says. */
function listening() {
  const readings: PromiseWithResolvers<readonly unknown[]>[] = []
  const changes = new Set<(change: Change) => void>()
  const gaps = new Set<() => void>()
  const faults: unknown[] = []
  const fetch = () => {
    const reading = Promise.withResolvers<readonly unknown[]>()
    readings.push(reading)
    return reading.promise
  }
  const live = {
    subscribe: (callback: (change: Change) => void) => {
      changes.add(callback)
      return () => changes.delete(callback)
    },
    onGap: (callback: () => void) => {
      gaps.add(callback)
      return () => gaps.delete(callback)
    },
    onDraft: () => () => {},
    connected: () => true,
    close: () => {},
  }
  const cache = openCatalogCache({ fetch } as unknown as SanityClient, live, (fault) => faults.push(fault))
  const reading = async () => {
    await expect.poll(() => readings.length).toBeGreaterThan(0)
    return readings.shift()
  }
  return {
    faults,
    gap: () => gaps.forEach((tell) => tell()),
    change: (change: Change) => changes.forEach((tell) => tell(change)),
    answer: async (...rows: readonly unknown[]) => (await reading())?.resolve([...shop, ...rows]),
    fail: async (fault: Error) => (await reading())?.reject(fault),
    holds: async (...ids: readonly string[]) => {
      await expect.poll(() => [...(cache.read()?.sellers.keys() ?? ['nothing'])]).toEqual(ids)
    },
  }
}

test('what goes while the catalogue is read stays gone, and what comes meanwhile is newer than the reading', async () => {
  const { gap, change, answer, holds } = listening()
  gap()
  change({ id: 'closed', type: '' })
  change({ id: 'late', type: 'seller', document: seller('late') })
  await answer(seller('closed'), seller('open'))
  await holds('open', 'late')
})

test('a gap during a reading makes another one: the first may be older than the gap', async () => {
  const { gap, answer, holds } = listening()
  gap()
  gap()
  await answer(seller('old'))
  await answer(seller('new'))
  await holds('new')
})

test('a reading that fails is told and tried again', async () => {
  const { gap, answer, fail, faults, holds } = listening()
  gap()
  await fail(new Error('the lake is away'))
  await answer(seller('here'))
  await holds('here')
  expect(faults).toEqual([new Error('the lake is away')])
})
