import { isVersionedId } from '../groq/index.ts'
import { createSseStream, heartbeat, sseFrame, sseHeaders } from '../listen/sse-stream.ts'
import { datasetOf, type Endpoint, unauthorized } from './exchange.ts'
import { syncTagOf } from './query.ts'

/**
 * `GET /data/live/events/<dataset>`: tells pages when what they fetched may have changed: `welcome`, `message {tags}`,
 * and `restart` for a reader that comes back. `includeDrafts` needs a signed-in reader (401). Told only of documents
 * the reader may read. Called by the Live Content API.
 */
export const live: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const drafts = exchange.url.searchParams.get('includeDrafts') === 'true'
  if (drafts && exchange.identity.anonymous) throw unauthorized('Session not found')
  const readable = access.readable ?? (() => true)
  const stream = createSseStream({ bufferLimit: 1024 * 1024, onClose: () => unsubscribe() })
  const unsubscribe = dataset.queryHub.subscribe({
    commit({ transaction, changes }) {
      const visible = changes.some(({ change }) => {
        if (!drafts && isVersionedId(change.id)) return false
        return [change.before, change.after].some((document) => document !== null && readable(document))
      })
      if (visible) stream.send(sseFrame('message', { tags: [syncTagOf(dataset.key)] }, transaction.id))
    },
    beat: () => stream.send(heartbeat),
    close: () => stream.end(),
  })
  stream.send(sseFrame('welcome', {}))
  if (exchange.request.headers.has('last-event-id')) stream.send(sseFrame('restart', {}))
  return new Response(stream.body, { headers: sseHeaders })
}
