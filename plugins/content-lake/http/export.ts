import type { LakeDocument } from '../groq/index.ts'
import { withOrigin } from '../mutations/imported.ts'
import { datasetOf, type Endpoint, requireIdentity } from './exchange.ts'

const encoder = new TextEncoder()
const batch = 500

/**
 * `GET /data/export/<dataset>`: every document the caller may read, as NDJSON. `types=a,b` narrows it. The state is
 * that of the moment the request came. Called by `sanity dataset export`, which is told of pictures and files what
 * `sanity dataset import` would not pass on.
 */
export const exportDataset: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  requireIdentity(exchange)
  const types = exchange.url.searchParams.get('types')?.split(',').filter(Boolean)
  const documents = dataset.index
    .documents()
    .filter((document) => access.may('read', document) && (!types?.length || types.includes(document._type)))
  const told = exchange.request.headers.get('user-agent')?.startsWith('@sanity/export') ? withOrigin : unchanged
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const lines = documents.slice(at, at + batch).map((document) => `${JSON.stringify(told(document))}\n`)
      at += batch
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')))
      if (at >= documents.length) controller.close()
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } })
}

const unchanged = (document: LakeDocument): LakeDocument => document
