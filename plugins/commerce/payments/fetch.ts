import type { StoredDocument } from '@souk/kernel'
import type { DocumentStore } from '../contract.ts'

/** Documents of one type by id; those that are not there are left out. Only commands write them, so the type vouches. */
export async function fetchAll<Doc extends StoredDocument & { readonly _type: string }>(
  store: Pick<DocumentStore, 'get'>,
  type: Doc['_type'],
  ids: readonly string[],
): Promise<readonly Doc[]> {
  const found = ids.length === 0 ? [] : await store.get(ids)
  return found.filter((document): document is Doc => document?._type === type)
}
