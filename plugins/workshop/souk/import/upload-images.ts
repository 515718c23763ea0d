import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { SanityClient } from '@sanity/client'

const atOnce = 4

interface Held {
  readonly _id: string
  readonly sha1hash: string
}

/**
 * Brings pictures into the lake and answers their asset ids by path. The same bytes are the same asset: what is there
 * already is not sent again.
 */
export async function uploadImages(
  client: SanityClient,
  folder: string,
  paths: readonly string[],
  progress: (done: number, of: number) => void,
): Promise<ReadonlyMap<string, string>> {
  const files = await Promise.all(
    [...new Set(paths)].map(async (path) => {
      const bytes = await readFile(join(folder, path))
      return { path, bytes, hash: createHash('sha1').update(bytes).digest('hex') }
    }),
  )
  const query = '*[_type == "sanity.imageAsset" && sha1hash in $hashes]{_id, sha1hash}'
  const held = await client.fetch<readonly Held[]>(query, { hashes: files.map(({ hash }) => hash) })
  const byHash = new Map(held.map(({ _id, sha1hash }) => [sha1hash, _id]))
  const waiting = [...new Map(files.filter(({ hash }) => !byHash.has(hash)).map((file) => [file.hash, file])).values()]
  let done = 0
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const asset = await client.assets.upload('image', file.bytes, { filename: basename(file.path) })
      byHash.set(file.hash, asset._id)
      done += 1
      progress(done, done + waiting.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return new Map(
    files.map(({ path, hash }) => {
      const id = byHash.get(hash)
      if (!id) throw new Error(`${path} was sent and has no asset`)
      return [path, id]
    }),
  )
}
