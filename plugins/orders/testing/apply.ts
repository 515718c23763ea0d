import type { Document, Patch, StoredDocument, Write } from '@souk/kernel'

/** Documents by id, as a store would hold them. */
export type Documents = ReadonlyMap<string, StoredDocument>

const path = /^(?:(\w+)\[_key=="([^"]+)"\]\.)?(\w+)$/

/** Sets `field`, or `array[_key=="k"].field`: the paths that order decisions use. Throws on any other. */
function setAt(document: StoredDocument, at: string, value: unknown): StoredDocument {
  const [, array, key, field] = path.exec(at) ?? []
  if (!field) throw new Error(`a path that tests cannot apply: ${at}`)
  if (!array) return { ...document, [field]: value }
  const items = document[array] as readonly { readonly _key: string }[]
  if (!items.some((item) => item._key === key)) throw new Error(`${at} matches nothing`)
  return { ...document, [array]: items.map((item) => (item._key === key ? { ...item, [field]: value } : item)) }
}

function patched(document: StoredDocument, patch: Patch): StoredDocument {
  let next = document
  for (const [at, value] of Object.entries(patch.set ?? {})) next = setAt(next, at, value)
  for (const field of patch.unset ?? []) {
    const { [field]: _gone, ...rest } = next
    next = rest as StoredDocument
  }
  if (patch.insert) {
    if (patch.insert.after !== 'events[-1]') throw new Error(`an insert that tests cannot apply: ${patch.insert.after}`)
    next = { ...next, events: [...(next['events'] as readonly unknown[]), ...patch.insert.items] }
  }
  return next
}

/**
 * Applies an order decision in memory, as one transaction: refuses a moved revision, a second create, a patch of
 * nothing. Every touched document gets the revision `rev`.
 */
export function applyWrites(documents: Documents, writes: readonly Write[], rev: string): Documents {
  const next = new Map(documents)
  const store = (document: Document) =>
    next.set(document._id, { _createdAt: '', _updatedAt: '', ...document, _rev: rev } as StoredDocument)
  for (const write of writes) {
    if ('create' in write) {
      if (next.has(write.create._id)) throw new Error(`${write.create._id} exists`)
      store(write.create)
    } else if ('patch' in write) {
      const known = next.get(write.patch.id)
      if (!known) throw new Error(`${write.patch.id} is not there`)
      const guard = write.patch.ifRevisionID
      if (guard !== undefined && guard !== documents.get(write.patch.id)?._rev)
        throw new Error(`${write.patch.id} moved`)
      store(patched(known, write.patch))
    } else throw new Error('order decisions create and patch only')
  }
  return next
}
