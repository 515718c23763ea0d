import { createApi, createLakeIdentity, type LakeIdentity } from '@souk/api'
import type { Commerce } from '@souk/commerce'
import { systemClock } from '@souk/kernel'
import type { Logger } from 'pino'
import type { Environment } from '../app/env.server.ts'
import type { WebHandler } from './rest.ts'

/** Whose staff token it is, by the lake's word. */
export const openIdentity = ({ lake }: Environment): LakeIdentity =>
  createLakeIdentity({
    apiHost: lake.apiHost ?? `https://${lake.projectId}.api.sanity.io`,
    projectId: lake.projectId,
  })

/** The REST API over this shop. Staff tokens are asked of the lake; pictures are served from our own origin. */
export function openApi(environment: Environment, commerce: Commerce, identity: LakeIdentity, log: Logger): WebHandler {
  const { publicOrigin, secret } = environment
  return createApi({
    commerce,
    identity,
    publicOrigin,
    secret,
    imageUrl: (assetId) => `${publicOrigin}/media/${assetId}/800.webp`,
    clock: systemClock,
    log: (level, message, fields) => log[level](fields, message),
  })
}
