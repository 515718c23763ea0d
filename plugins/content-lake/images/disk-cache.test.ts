import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDiskCache } from './disk-cache.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lake-cache-'))
})
afterAll(() => rm(dir, { recursive: true }))

const bytes = (length: number) => Buffer.alloc(length, 'x')

it('keeps what was used last within its bound, over a restart, too', async () => {
  const cache = createDiskCache(dir, 100)
  await cache.put('a', bytes(40))
  await cache.put('b', bytes(40))
  expect((await cache.get('a'))?.byteLength).toBe(40)
  await cache.put('c', bytes(40))
  expect([await cache.get('b'), (await readdir(dir)).toSorted(), await cache.size()]).toEqual([
    undefined,
    ['a', 'c'],
    80,
  ])
  await cache.put('huge', bytes(101))
  expect(await cache.get('huge')).toBeUndefined()

  await writeFile(join(dir, 'd.half.part'), 'left by a crash')
  const again = createDiskCache(dir, 100)
  expect([await again.size(), (await readdir(dir)).toSorted()]).toEqual([80, ['a', 'c']])
  await again.put('d', bytes(100))
  expect([(await readdir(dir)).toSorted(), await again.size()]).toEqual([['d'], 100])
})

it('a file that somebody took away is a miss, and its room is free again', async () => {
  const cache = createDiskCache(join(dir, 'other'), 100)
  await cache.put('a', bytes(60))
  await rm(join(dir, 'other', 'a'))
  expect([await cache.get('a'), await cache.size()]).toEqual([undefined, 0])
})
