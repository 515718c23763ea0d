/** A document as the lake stores it: plain JSON, never changed in place once stored. */
export interface LakeDocument {
  readonly _id: string
  readonly _type: string
  readonly _rev: string
  /** RFC 3339 instant with `Z`. */
  readonly _createdAt: string
  /** RFC 3339 instant with `Z`. */
  readonly _updatedAt: string
  readonly [field: string]: unknown
}

/** True for the id of a draft (`drafts.x`) or of a release's version (`versions.r.x`). */
export function isVersionedId(id: string): boolean {
  return id.startsWith('drafts.') || id.startsWith('versions.')
}

/** The id that a draft or version stands for; a published id is returned unchanged. */
export function publishedIdOf(id: string): string {
  if (id.startsWith('drafts.')) return id.slice('drafts.'.length)
  if (!id.startsWith('versions.')) return id
  const releaseEnd = id.indexOf('.', 'versions.'.length)
  return releaseEnd === -1 ? id : id.slice(releaseEnd + 1)
}
