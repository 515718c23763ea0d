import { accessOf } from './cors.ts'
import type { Endpoint } from './exchange.ts'
import { json } from './responses.ts'

/** `GET /ping` and `/data/ping`: the lake is there. */
export const ping: Endpoint = () => json({})

/** `GET /check/cors`: whether the asking page may call with credentials. */
export const checkCors: Endpoint = ({ lake, request }) => {
  const origin = request.headers.get('origin')
  const access = origin === null ? 'withCredentials' : accessOf(lake, origin)
  return json({ result: { allowed: access !== undefined, withCredentials: access === 'withCredentials' } })
}

/**
 * `GET /features`: what the hosted service sells by plan and this lake has. Asked by `sanity dataset create`, and by the
 * Studio, which makes comments, tasks, releases and scheduled drafts read-only without them.
 */
export const features: Endpoint = () =>
  json([
    'privateDataset',
    'studioComments',
    'sanityTasks',
    'contentReleases',
    'singleDocRelease',
    'crossDatasetReferences',
  ])

/** `GET /intake/telemetry-status`: nobody here takes telemetry. */
export const telemetryStatus: Endpoint = () => json({ status: 'denied' })

/** `POST /intake/*`: thrown away. */
export const discard: Endpoint = () => json({})

/** Lists of things this lake has none of. */
export const emptyList: Endpoint = () => json([])

/** Objects this lake has nothing to say in. */
export const emptyObject: Endpoint = () => json({})

/** `GET /schedules/<project>/<dataset>`: no scheduled publishing. */
export const noSchedules: Endpoint = () => json({ schedules: [], nextCursor: '' })

/**
 * `GET /projects/<id>/new-content-release-allowed`: how many releases may be open, which here is as many as one likes.
 * The Studio asks before it makes, duplicates or brings back a release.
 */
export const releaseLimits: Endpoint = () =>
  json({
    data: {
      datasetReleaseLimit: Number.MAX_SAFE_INTEGER,
      orgActiveReleaseLimit: null,
      orgMeteredActiveReleaseCount: 0,
    },
  })

/**
 * `GET /subscriptions/project/<id>`: history is kept for ever. Asked by the Studio of each release that is published or
 * archived, to say how long it may be read; without a `retention` its Releases tool crashes.
 */
export const subscriptions: Endpoint = () =>
  json({ featureTypes: { retention: { features: [{ attributes: { maxRetentionDays: null } }] } } })
