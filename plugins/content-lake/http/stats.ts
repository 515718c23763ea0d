import { releaseType } from '../mutations/release-document.ts'
import { datasetOf, type Endpoint, forbidden, requireIdentity } from './exchange.ts'
import { notFoundError } from './http-error.ts'
import { json } from './responses.ts'

/**
 * `GET /data/stats/<dataset>`: how many documents, attributes (`fields`) and releases a dataset holds, each as `{count:
 * {value, limit}}`. For those who may read all of it (401, 403); 404 where the lake was started without the rules that limit them.
 */
export const stats: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  requireIdentity(exchange)
  if (access.readable) throw forbidden('Only who may read everything may see how much there is')
  const { usage } = dataset
  const { limits } = exchange.lake
  if (!usage || !limits) throw notFoundError('This lake was started without the rules of the hosted service')
  return json({
    documents: { count: { value: usage.documents, limit: limits.rules.documents } },
    fields: { count: { value: usage.attributes, limit: limits.rules.attributes } },
    releases: { count: { value: dataset.index.ofType(releaseType).size } },
  })
}
