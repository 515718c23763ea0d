import { commitTags } from '../listen/commit-tags.ts'
import type { Commit } from '../listen/hub.ts'
import { eventIdOf, missedSince, presentId } from '../listen/missed.ts'
import { createSseStream, heartbeat, sseFrame, sseHeaders } from '../listen/sse-stream.ts'
import { datasetOf, type Endpoint, unauthorized } from './exchange.ts'
import { badRequest } from './http-error.ts'
import { listenerLifetime } from './listen.ts'

/**
 * `GET /data/live/events/<dataset>`: tells pages when what they fetched may have changed: `welcome`, and `message
 * {tags}` with the tags that queries answer as `syncTags`. A reader that comes back gets the messages it missed, or
 * `restart` when they are not known any more; `goaway` when its dataset is deleted. `includeDrafts` needs a signed-in
 * reader (401); `waitFor=function`, the only value of it (400), holds messages back until the configuration's function is
 * done with them. Told only of documents the reader may read. Called by the Live Content API.
 */
export const live: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const { lake, request, url } = exchange
  const drafts = url.searchParams.get('includeDrafts') === 'true'
  if (drafts && exchange.identity.anonymous) throw unauthorized('Session not found')
  const waitFor = url.searchParams.get('waitFor')
  if (waitFor !== null && waitFor !== 'function') throw badRequest('waitFor must be "function"')
  const audience = { readable: access.readable ?? (() => true), drafts }
  let before: Promise<unknown> | undefined
  const tell = (commit: Commit): void => {
    const tags = commitTags(commit, dataset.index, dataset.key, audience)
    if (tags.length === 0) return
    const send = (): void => stream.send(sseFrame('message', { tags }, eventIdOf(commit.transaction.id)))
    const done = waitFor === null ? undefined : lake.webhooks.functionDone(commit)
    if (!done && !before) return send()
    before = Promise.all([before, done]).then(send)
  }

  const stream = createSseStream({
    bufferLimit: 1024 * 1024,
    onClose() {
      clearTimeout(life)
      unsubscribe()
    },
  })
  const life = setTimeout(() => stream.end(), lake.config.listenerLifetimeMs ?? listenerLifetime).unref()
  const unsubscribe = dataset.queryHub.subscribe({
    limited: access.readable !== undefined,
    commit: tell,
    beat: () => stream.send(heartbeat),
    close(reason) {
      if (reason !== undefined) stream.send(sseFrame('goaway', { reason }))
      stream.end()
    },
  })
  const present = presentId(dataset, lake.reader)
  const lastEventId = request.headers.get('last-event-id')
  const missed = lastEventId === null ? undefined : missedSince(dataset, lake.reader, lastEventId)
  stream.send(sseFrame('welcome', {}, lastEventId === null ? present : undefined))
  if (lastEventId !== null && !missed) stream.send(sseFrame('restart', {}, present))
  for (const commit of missed?.commits.slice(1) ?? []) tell(commit)
  return new Response(stream.body, { headers: sseHeaders })
}
