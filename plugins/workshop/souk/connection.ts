import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { z } from 'zod'
import { UsageError } from './io.ts'

/** Where the dataset is and who we are there. */
export interface Connection {
  readonly client: SanityClient
  readonly projectId: string
  readonly dataset: string
  /** Origin of the Content Lake. */
  readonly lake: string
  readonly token: string
  readonly dataDir: string
  /** Signs links of orders; the same secret as the shop's server. */
  readonly secret: string
}

const Access = z.object({
  projectId: z.string(),
  dataset: z.string(),
  lake: z.object({ url: z.string() }),
  tokens: z.object({ server: z.string(), admin: z.string() }),
  secrets: z.object({ commerce: z.string() }).optional(),
})

function readAccess(dataDir: string): z.infer<typeof Access> | undefined {
  const file = join(dataDir, 'access.json')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  const parsed = Access.safeParse(JSON.parse(text))
  if (!parsed.success) throw new UsageError(`${file} is not what npm start writes: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/**
 * Opens the dataset that the environment names: the hosted Content Lake when `SANITY_PROJECT_ID` is set, else the
 * embedded one of `$DATA_DIR/access.json`. Nothing is contacted yet.
 */
export function openConnection(env: Readonly<Record<string, string | undefined>>): Connection {
  const dataDir = resolve(env['DATA_DIR'] || '.data')
  const access = readAccess(dataDir)
  const projectId = env['SANITY_PROJECT_ID'] || access?.projectId
  const token = env['SANITY_TOKEN'] || (env['SANITY_PROJECT_ID'] ? undefined : access?.tokens.server)
  if (!projectId || !token)
    throw new UsageError(
      `there is no shop here: ${dataDir} holds no access.json, and SANITY_PROJECT_ID and SANITY_TOKEN are not both set`,
    )
  const hosted = env['SANITY_PROJECT_ID'] !== undefined && !env['SANITY_API_HOST']
  const port = env['LAKE_PORT']
  const lake = hosted
    ? 'https://api.sanity.io'
    : (env['SANITY_API_HOST'] ?? (port ? `http://127.0.0.1:${port}` : (access?.lake.url ?? 'http://127.0.0.1:3900')))
  const dataset = env['SANITY_DATASET'] || access?.dataset || 'production'
  const client = createClient({
    projectId,
    dataset,
    token,
    apiVersion: env['SANITY_API_VERSION'] || '2025-02-19',
    apiHost: lake,
    useProjectHostname: hosted,
    useCdn: false,
    perspective: 'raw',
    requestTagPrefix: 'souk',
  })
  const secret = env['SOUK_SECRET'] || access?.secrets?.commerce || ''
  return { client, projectId, dataset, lake, token, dataDir, secret }
}
