import { parentNameOf } from '../auth/addon-access.ts'
import type { LakeDocument } from '../groq/index.ts'
import { publishedIdOf } from '../groq/index.ts'
import { record } from '../mutations/parse-mutations.ts'
import type { Dataset } from '../store/dataset.ts'
import { datasetOf, type Endpoint } from './exchange.ts'
import { json } from './responses.ts'

/**
 * `GET /data/references/<dataset>/documents/<id>/to`: which documents refer to one, of those the caller may read, from
 * this dataset and (by cross-dataset references) from the others; `excludeInternalReferences=true` leaves out this one.
 * Comments and tasks about it do not count. Called by the Studio before it deletes or unpublishes.
 */
export const incomingReferences: Endpoint = (exchange) => {
  const { dataset } = datasetOf(exchange)
  const { lake, identity, params, url } = exchange
  const id = publishedIdOf(params['id'] ?? '')
  const others = url.searchParams.get('excludeInternalReferences') === 'true'
  const references = lake.datasets
    .list()
    .filter((from) => !(others && from === dataset) && parentNameOf(from.name) !== dataset.name)
    .flatMap((from) => {
      const access = lake.access.of(identity, from)
      const target = { id, dataset: dataset.name, from: from.name, projectId: lake.config.projectId }
      return referring(from, id)
        .filter((document) => refersTo(document, target) && access.may('read', document))
        .map(({ _id }) => ({ projectId: lake.config.projectId, datasetName: from.name, documentId: _id }))
    })
  return json({ totalCount: references.length, references })
}

const referring = (dataset: Dataset, id: string): readonly LakeDocument[] =>
  [...dataset.index.referencedBy(id)].flatMap((from) => dataset.index.get(from) ?? [])

interface Target {
  readonly id: string
  readonly dataset: string
  /** The dataset of the documents that are looked at, and which a reference means that names none. */
  readonly from: string
  readonly projectId: string
}

/** Whether there is, anywhere in a value, a reference to that id in that dataset. */
function refersTo(value: unknown, target: Target): boolean {
  if (Array.isArray(value)) return value.some((item) => refersTo(item, target))
  const node = record(value)
  if (!node) return false
  const { _ref, _dataset = target.from, _projectId = target.projectId } = node
  if (_ref === target.id && _dataset === target.dataset && _projectId === target.projectId) return true
  return Object.values(node).some((item) => refersTo(item, target))
}
