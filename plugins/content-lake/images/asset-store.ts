import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { createDiskCache, type DiskCache } from './disk-cache.ts'

/** Where bytes are kept, by names like `images/<project>/<dataset>/<file>`. What is stored never changes. */
export interface AssetStore {
  /** Keeps bytes durably. Storing the same name again changes nothing. Throws on a name that could leave the store. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The bytes, or undefined when the name is unknown or not a name at all. */
  get(name: string): Promise<Uint8Array | undefined>
  /** The bytes as a stream with their length; undefined as for `get`. `range` is inclusive at both ends. */
  stream(name: string, range?: ByteRange): Promise<AssetStream | undefined>
  /** Pictures that were made of stored ones, and can be made again. */
  readonly renditions: DiskCache
}

/** Offsets into a file; `end` is the last byte sent. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** `size` is the length of the whole file, whatever the range. */
export interface AssetStream {
  readonly body: ReadableStream<Uint8Array>
  readonly size: number
}

const segment = /^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,254}$/

/** True for a relative name of plain segments: nothing hidden, no `..`, no separators of other systems. */
export function isAssetName(name: string): boolean {
  const parts = name.split('/')
  return parts.length <= 8 && parts.every((part) => segment.test(part) && !part.includes('..'))
}

/** A store in a folder, which is made when it is missing. `cacheBytes` bounds what is kept of renditions. */
export function createFileAssetStore(dir: string, cacheBytes = 512 * 1024 * 1024): AssetStore {
  const pathOf = (name: string): string | undefined => (isAssetName(name) ? join(dir, ...name.split('/')) : undefined)
  return {
    renditions: createDiskCache(join(dir, 'cache'), cacheBytes),
    async put(name, bytes) {
      const path = pathOf(name)
      if (path === undefined) throw new Error(`not a name for an asset: ${JSON.stringify(name)}`)
      if ((await sizeOf(path)) === bytes.byteLength) return
      await mkdir(dirname(path), { recursive: true })
      await writeWhole(path, bytes)
    },
    async get(name) {
      const path = pathOf(name)
      return path === undefined ? undefined : readFile(path).catch(ignoreMissing)
    },
    async stream(name, range) {
      const path = pathOf(name)
      const size = path === undefined ? undefined : await sizeOf(path)
      if (path === undefined || size === undefined) return undefined
      const body = Readable.toWeb(createReadStream(path, range && { start: range.start, end: range.end }))
      return { body: body as ReadableStream<Uint8Array>, size }
    },
  }
}

/** A reader sees either nothing or the whole file, also after a crash. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`
  const file = await open(temporary, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}

async function sizeOf(path: string): Promise<number | undefined> {
  const info = await stat(path).catch(ignoreMissing)
  return info?.isFile() ? info.size : undefined
}

function ignoreMissing(cause: NodeJS.ErrnoException): undefined {
  if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR' || cause.code === 'EISDIR') return undefined
  throw cause
}

/** The SHA-1 of bytes in hex: an asset's identity, as on the hosted service. */
export function sha1(bytes: Uint8Array | string): string {
  return createHash('sha1').update(bytes).digest('hex')
}
