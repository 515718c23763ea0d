import type { LakeDocument } from '../groq/index.ts'
import { publishedIdOf } from '../groq/index.ts'
import { datasetOf, type Endpoint } from './exchange.ts'
import { json } from './responses.ts'

/**
 * `GET /data/doc/<dataset>/<id,id,...>`: the documents by id as they are committed this moment, and which were left
 * out and why: `existence`, or (to those signed in) `permission`. `excludeContent` answers with ids only,
 * `includeAllVersions` adds the drafts and versions of each id. Called by `getDocument(s)` and the Studio.
 */
export const doc: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const { searchParams } = exchange.url
  const asked = (exchange.params['ids'] ?? '').split(',').filter(Boolean)
  const ids = searchParams.get('includeAllVersions') === 'true' ? asked.flatMap(allVersions) : asked
  const documents: LakeDocument[] = []
  const omitted: { id: string; reason: 'existence' | 'permission' }[] = []
  for (const id of ids) {
    const document = dataset.index.get(id)
    if (document && access.may('read', document)) documents.push(document)
    else omitted.push({ id, reason: document && !exchange.identity.anonymous ? 'permission' : 'existence' })
  }
  const told =
    searchParams.get('excludeContent') === 'true' ? documents.map(({ _id, _type }) => ({ _id, _type })) : documents
  return json({ documents: told, omitted })

  function allVersions(id: string): readonly string[] {
    const versions = [...dataset.index.versionsOf(publishedIdOf(id))].sort()
    return versions.length > 0 ? versions : [id]
  }
}
