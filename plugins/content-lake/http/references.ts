import { publishedIdOf } from '../groq/index.ts'
import { datasetOf, type Endpoint } from './exchange.ts'
import { json } from './responses.ts'

/** `GET /data/references/<dataset>/documents/<id>/to`: how many readable documents refer to one. Called by the Studio. */
export const incomingReferences: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const id = publishedIdOf(exchange.params['id'] ?? '')
  const referring = [...dataset.index.referencedBy(id)].flatMap((from) => dataset.index.get(from) ?? [])
  const ids = referring.filter((document) => access.may('read', document)).map(({ _id }) => _id)
  return json({
    totalCount: ids.length,
    references: ids.map((documentId) => ({
      projectId: exchange.lake.config.projectId,
      datasetName: dataset.name,
      documentId,
    })),
  })
}
