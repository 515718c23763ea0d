import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { createContentLake, type HostedRules } from '@souk/content-lake'

/** The hosted service's rules, all or some of them. */
export type LakeRules = Partial<HostedRules>

/** An embedded lake on a free port with its own folder, and a client that holds the server's token. */
export async function openLake(
  more: { readonly hostedRules?: LakeRules } = {},
): Promise<{ readonly client: SanityClient; close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-lake-'))
  const lake = await createContentLake({
    dataDir,
    projectId: 'souk',
    datasets: [{ name: 'test', aclMode: 'private', referenceChecks: false }],
    tokens: [{ token: 'server-token', role: 'server', id: 'r-server', name: 'Server' }],
    roles: {
      server: {
        title: 'Server',
        grants: [{ filter: 'true', permissions: ['read', 'create', 'update', 'history'] }],
      },
    },
    people: [],
    allowClientTime: true,
    ...more,
  })
  const { port } = await lake.listen(0)
  const client = createClient({
    projectId: 'souk',
    dataset: 'test',
    apiHost: `http://localhost:${port}`,
    useProjectHostname: false,
    apiVersion: '2026-01-01',
    useCdn: false,
    token: 'server-token',
  })
  return {
    client,
    async close() {
      await lake.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
