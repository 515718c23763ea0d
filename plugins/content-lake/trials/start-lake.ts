import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'
import { type ContentLake, createContentLake } from '../app.ts'
import type { LakeConfig } from '../config.ts'

/** A lake on a free port. */
export interface TestLake {
  readonly lake: ContentLake
  readonly origin: string
  readonly projectId: string
  readonly dataset: string
  /** Whoever bears it may do everything. */
  readonly token: string
  /** An unmodified `@sanity/client` that bears `token` (none when left out). */
  client(token?: string, config?: ClientConfig): SanityClient
  close(): Promise<void>
}

/** The token of the built-in role. */
export const adminToken = 'token-of-admin'

/** A lake in memory with a private dataset `production`, unless `overrides` say otherwise. */
export const plainConfig: LakeConfig = {
  dataDir: ':memory:',
  projectId: 'local123',
  datasets: [{ name: 'production', aclMode: 'private' }],
  tokens: [{ token: adminToken, role: 'administrator', id: 'admin', name: 'Ada Admin', email: 'ada@example.com' }],
  roles: {},
  people: [],
}

/** Starts a lake for a test; the caller closes it. */
export async function startLake(overrides: Partial<LakeConfig> = {}): Promise<TestLake> {
  const lake = await createContentLake({ ...plainConfig, ...overrides })
  const { port } = await lake.listen(0)
  const origin = `http://localhost:${port}`
  return {
    lake,
    origin,
    projectId: plainConfig.projectId,
    dataset: 'production',
    token: adminToken,
    client: (token, config = {}) => clientOf(origin, token, config),
    close: () => lake.close(),
  }
}

/** A client for a lake at an origin. */
export function clientOf(origin: string, token: string | undefined, config: ClientConfig = {}): SanityClient {
  return createClient({
    projectId: 'local123',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: origin,
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
    perspective: 'raw',
    ...(token !== undefined && { token }),
    ...config,
  })
}

/** What a client's call was refused with: status, Sanity's error type, and the first item's type. */
export interface Refusal {
  readonly status: number
  readonly type: string
  readonly item?: string
}

/** Awaits a call that must fail and tells how. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await call.then(
    () => {
      throw new Error('The call was expected to be refused, and was not')
    },
    (cause: unknown) => cause,
  )
  const { statusCode, details } = error as {
    statusCode: number
    details?: { type: string; items?: { error: { type: string } }[] }
  }
  if (statusCode === undefined) throw error
  const item = details?.items?.[0]?.error.type
  return { status: statusCode, type: details?.type ?? '', ...(item !== undefined && { item }) }
}

/** Resolves once `ready()` holds; fails when it has not after `ms`. */
export async function until(ready: () => boolean, ms = 5_000): Promise<void> {
  const deadline = Date.now() + ms
  while (!ready()) {
    if (Date.now() > deadline) throw new Error('It did not come to pass in time')
    await new Promise((resume) => setTimeout(resume, 10))
  }
}
