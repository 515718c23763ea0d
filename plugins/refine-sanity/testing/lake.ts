import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { type ContentLake, createContentLake } from '@souk/content-lake'

/** Roles of the provider's tests: one that does all, one that packs what is placed, one that only reads drinks. */
const roles = {
  writer: {
    title: 'Writer',
    grants: [{ filter: 'true', permissions: ['read', 'create', 'update', 'history'] }],
  },
  packer: {
    title: 'Packer',
    grants: [
      { filter: '_type == "drink"', permissions: ['read'] },
      { filter: '_type == "parcel"', permissions: ['read', 'create'] },
      { filter: '_type == "parcel" && state == "placed"', permissions: ['update'] },
    ],
  },
  reader: { title: 'Reader', grants: [{ filter: '_type == "drink"', permissions: ['read'] }] },
} as const

/** The token of a role. */
export const tokenOf = (role: keyof typeof roles | 'administrator'): string => `${role}-token-of-the-provider-tests`

const clientAt = (port: number, token: string): SanityClient =>
  createClient({
    projectId: 'shop',
    dataset: 'test',
    apiHost: `http://localhost:${port}`,
    useProjectHostname: false,
    apiVersion: '2025-02-19',
    useCdn: false,
    token,
    maxRetries: 0,
  })

/** A Content Lake of its own in a throwaway folder, with one dataset and a token per role. */
export interface TestLake {
  readonly port: number
  readonly url: string
  readonly clientFor: (role: keyof typeof roles | 'administrator') => SanityClient
  /** Closes it and opens it again at the same port, as after a crash. */
  readonly restart: (pauseMs?: number) => Promise<void>
  readonly close: () => Promise<void>
}

export async function startTestLake(): Promise<TestLake> {
  const folder = mkdtempSync(join(tmpdir(), 'refine-sanity-'))
  const open = (): Promise<ContentLake> =>
    createContentLake({
      dataDir: folder,
      projectId: 'shop',
      datasets: [{ name: 'test', aclMode: 'private' }],
      tokens: [...Object.keys(roles), 'administrator'].map((role) => ({
        token: `${role}-token-of-the-provider-tests`,
        role,
        id: `p-${role}`,
        name: `Wendy the ${role}`,
      })),
      roles,
      people: [{ id: 'eve', name: 'Eve', email: 'eve@example.com', role: 'reader', passwordless: true }],
    })
  let lake = await open()
  const { port } = await lake.listen(0)
  return {
    port,
    url: `http://localhost:${port}`,
    clientFor: (role) => clientAt(port, tokenOf(role)),
    async restart(pauseMs = 0) {
      await lake.close()
      await new Promise((done) => setTimeout(done, pauseMs))
      lake = await open()
      await lake.listen(port)
    },
    async close() {
      await lake.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
