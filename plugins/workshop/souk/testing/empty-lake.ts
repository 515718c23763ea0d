import { createClient, type SanityClient } from '@sanity/client'
import { createContentLake } from '@souk/content-lake'

const token = 'test-server-token'
const adminToken = 'test-admin-token'

/** An embedded lake that forgets, on a free port, with one empty dataset; `client` is the shop's server there. */
export async function openEmptyLake(): Promise<{
  readonly client: SanityClient
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}> {
  const lake = await createContentLake({
    dataDir: ':memory:',
    projectId: 'test',
    datasets: [{ name: 'production', aclMode: 'private' }],
    tokens: [
      { token, role: 'server', id: 'r-server', name: 'Server' },
      { token: adminToken, role: 'administrator', id: 'p-ada', name: 'Ada' },
    ],
    roles: {
      server: { title: 'Server', grants: [{ filter: 'true', permissions: ['read', 'create', 'update', 'history'] }] },
    },
    people: [],
    allowClientTime: true,
  })
  const { port } = await lake.listen(0, '127.0.0.1')
  const apiHost = `http://127.0.0.1:${port}`
  const client = createClient({
    projectId: 'test',
    dataset: 'production',
    token,
    apiVersion: '2025-02-19',
    apiHost,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
  })
  const env = {
    SANITY_PROJECT_ID: 'test',
    SANITY_DATASET: 'production',
    SANITY_API_HOST: apiHost,
    SANITY_TOKEN: token,
    SANITY_ADMIN_TOKEN: adminToken,
    SOUK_SECRET: 'a secret of the tests only',
  }
  return { client, env, close: () => lake.close() }
}

/** An {@link Io} that remembers what was said. */
export function rememberingIo(env: Readonly<Record<string, string>>) {
  const said: string[] = []
  const results: unknown[] = []
  const lines: (readonly string[])[] = []
  return {
    env,
    said,
    results,
    lines,
    say: (line: string) => void said.push(line),
    result(value: unknown, told: readonly string[]) {
      results.push(value)
      lines.push(told)
    },
  }
}
