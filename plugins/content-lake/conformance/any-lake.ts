import { randomUUID } from 'node:crypto'
import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'
import { startLake } from '../trials/start-lake.ts'

/** A dataset that a test may do with as it likes, wherever it is, with clients for it. */
export interface AnyLake {
  readonly origin: string
  readonly projectId: string
  readonly dataset: string
  /** Whoever bears it may do everything. */
  readonly token: string
  /** An unmodified `@sanity/client` that bears `token` (none when left out). */
  client(token?: string, config?: ClientConfig): SanityClient
  /** Ends the lake, or takes the dataset away. */
  close(): Promise<void>
}

const { SANITY_PROJECT_ID: projectId, SANITY_TOKEN: token, SANITY_API_HOST: apiHost } = process.env
const elsewhere = projectId && token ? { projectId, token } : undefined

/** Whether the tests are asked of the hosted service, for the few that it cannot be asked: each says why. */
export const isHosted = elsewhere !== undefined && !apiHost

/**
 * A new dataset of the project that `SANITY_PROJECT_ID` and `SANITY_TOKEN` (and `SANITY_API_HOST`, unless it is the hosted
 * service's) name, else an embedded lake. The token has to be one that may make and delete datasets. The caller closes it.
 */
export async function anyLake(aclMode: 'private' | 'public' = 'private'): Promise<AnyLake> {
  if (!elsewhere) return startLake({ datasets: [{ name: 'production', aclMode }] })
  const dataset = `conformance-${randomUUID().slice(0, 8)}`
  const client = (bearer?: string, config: ClientConfig = {}) =>
    createClient({
      projectId: elsewhere.projectId,
      dataset,
      apiVersion: '2025-02-19',
      useCdn: false,
      perspective: 'raw',
      ...(apiHost && { apiHost, useProjectHostname: false }),
      ...(bearer !== undefined && { token: bearer }),
      ...config,
    })
  const { datasets } = client(elsewhere.token)
  await datasets.create(dataset, { aclMode })
  return {
    origin: apiHost || `https://${elsewhere.projectId}.api.sanity.io`,
    projectId: elsewhere.projectId,
    dataset,
    token: elsewhere.token,
    client,
    close: async () => void (await datasets.delete(dataset)),
  }
}
