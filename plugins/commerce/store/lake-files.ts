import type { SanityClient } from '@sanity/client'
import type { FileStore } from '../support/contract.ts'
import { orBusy } from './lake-errors.ts'

/** Files as assets of the lake, under the server's own token. Throws `StoreBusy` while the lake is busy or away. */
export function createLakeFiles(client: SanityClient): FileStore {
  const { token } = client.config()
  return {
    async put(bytes, name) {
      const options = { filename: `${name}.bin`, contentType: 'application/octet-stream' }
      const { _id } = await orBusy(client.assets.upload('file', Buffer.from(bytes), options))
      return _id
    },
    async get(id) {
      const document = await orBusy(client.getDocument<{ url?: string }>(id))
      if (!document?.url) return undefined
      const own = token ? { headers: { authorization: `Bearer ${token}` } } : {}
      const answer = await orBusy(fetch(document.url, own))
      if (answer.status === 404) return undefined
      if (!answer.ok) throw new Error(`the lake answered ${answer.status} for file ${id}`)
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
}

/** Files in memory, for tests. */
export function createMemoryFiles(): FileStore {
  const held = new Map<string, Uint8Array>()
  return {
    async put(bytes) {
      const id = `file-${String(held.size + 1).padStart(40, '0')}-bin`
      held.set(id, bytes)
      return id
    },
    get: async (id) => held.get(id),
  }
}
