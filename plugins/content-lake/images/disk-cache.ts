import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes that can be made again, by keys of letters and digits. The longest unused go first when room is needed. */
export interface DiskCache {
  get(key: string): Promise<Uint8Array | undefined>
  /** Keeps the bytes, unless they alone are more than the cache may hold. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Bytes on disk. */
  size(): Promise<number>
}

const keyPattern = /^[A-Za-z0-9]+$/

/** A cache in a folder of its own, of `mostBytes` at most; what an earlier process left there counts. */
export function createDiskCache(dir: string, mostBytes: number): DiskCache {
  let total = 0
  let opening: Promise<Map<string, number>> | undefined
  const shelf = (): Promise<Map<string, number>> => (opening ??= open())

  /** Sizes by key, the longest unused first. */
  async function open(): Promise<Map<string, number>> {
    await mkdir(dir, { recursive: true })
    const found = await Promise.all((await readdir(dir)).map(inspect))
    const files = found.filter((file) => file !== undefined).toSorted((a, b) => a.at - b.at)
    total = files.reduce((sum, { size }) => sum + size, 0)
    return new Map(files.map(({ key, size }) => [key, size]))
  }

  /** Files that are half written are cleared away. */
  async function inspect(name: string) {
    const path = join(dir, name)
    if (!keyPattern.test(name)) return void (await rm(path, { force: true, recursive: true }))
    const { size, mtimeMs } = await stat(path)
    return { key: name, size, at: mtimeMs }
  }

  async function drop(known: Map<string, number>, key: string): Promise<void> {
    total -= known.get(key) ?? 0
    known.delete(key)
    await rm(join(dir, key), { force: true })
  }

  return {
    async get(key) {
      const known = await shelf()
      const size = known.get(key)
      if (size === undefined) return undefined
      known.delete(key)
      known.set(key, size)
      return readFile(join(dir, key)).catch(async (cause: NodeJS.ErrnoException) => {
        if (cause.code !== 'ENOENT') throw cause
        await drop(known, key)
        return undefined
      })
    },
    async put(key, bytes) {
      if (!keyPattern.test(key)) throw new Error(`not a key of the cache: ${JSON.stringify(key)}`)
      const known = await shelf()
      if (known.has(key) || bytes.byteLength > mostBytes) return
      known.set(key, bytes.byteLength)
      total += bytes.byteLength
      const temporary = join(dir, `${key}.${randomUUID()}.part`)
      await writeFile(temporary, bytes)
      await rename(temporary, join(dir, key))
      for (const oldest of known.keys()) {
        if (total <= mostBytes) return
        await drop(known, oldest)
      }
    },
    size: async () => {
      await shelf()
      return total
    },
  }
}
