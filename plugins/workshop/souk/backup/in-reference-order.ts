interface Restorable {
  readonly _id: string
  readonly _type: string
}

const referencesOf = (document: Restorable): readonly string[] =>
  [...JSON.stringify(document).matchAll(/"_ref":"([^"]+)"/g)].flatMap(([, id]) => id ?? [])

/**
 * Groups documents so that each group refers only to itself and the groups before it: the lake checks strong references
 * when a transaction ends. Documents that refer to each other in a circle share the last group.
 */
export function inReferenceOrder<Document extends Restorable>(documents: readonly Document[]): readonly Document[][] {
  const missing = new Map(documents.map((document) => [document._id, document]))
  const groups: Document[][] = []
  while (missing.size > 0) {
    const ready = [...missing.values()].filter((document) =>
      referencesOf(document).every((id) => id === document._id || !missing.has(id)),
    )
    const group = ready.length > 0 ? ready : [...missing.values()]
    for (const { _id } of group) missing.delete(_id)
    groups.push(group)
  }
  return groups
}
