import type { SanityClient } from '@sanity/client'
import type { FileStore } from '../support/contract.ts'

/** Files as assets of the lake, under the server's own token. */
export function createLakeFiles(client: SanityClient): FileStore {
  const { token } = client.config()
  return {
    async put(bytes, name) {
      const options = { filename: `${name}.bin`, contentType: 'application/octet-stream' }
      const { _id } = await client.assets.upload('file', Buffer.from(bytes), options)
      return _id
    },
    async get(id) {
      const document = await client.getDocument<{ url?: string }>(id)
      if (!document?.url) return undefined
      const answer = await fetch(document.url, token ? { headers: { authorization: `Bearer ${token}` } } : {})
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
