import { createApi, createLakeIdentity } from '@souk/api'
import type { Commerce } from '@souk/commerce'
import { systemClock } from '@souk/kernel'
import type { Logger } from 'pino'
import type { Environment } from '../app/env.server.ts'
import type { WebHandler } from './rest.ts'

/** The REST API over this shop. Staff tokens are asked of the lake; pictures are served from our own origin. */
export function openApi(environment: Environment, commerce: Commerce, log: Logger): WebHandler {
  const { lake, publicOrigin, secret } = environment
  return createApi({
    commerce,
    identity: createLakeIdentity({
      apiHost: lake.apiHost ?? `https://${lake.projectId}.api.sanity.io`,
      projectId: lake.projectId,
    }),
    publicOrigin,
    secret,
    imageUrl: (assetId) => `${publicOrigin}/media/${assetId}/800.webp`,
    clock: systemClock,
    log: (level, message, fields) => log[level](fields, message),
  })
}
