/**
 * The ids a value refers to strongly. Weak references, references into other datasets and global document references
 * do not count. Source: https://www.sanity.io/docs/content-lake/connected-content
 */
export function strongReferences(value: unknown, into: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') strongReferences(item, into)
    return into
  }
  if (typeof value !== 'object' || value === null) return into
  if ('_ref' in value && typeof value._ref === 'string' && isLocalAndStrong(value)) into.add(value._ref)
  for (const name in value) {
    const member: unknown = (value as Record<string, unknown>)[name]
    if (typeof member === 'object' && member !== null) strongReferences(member, into)
  }
  return into
}

function isLocalAndStrong(reference: object): boolean {
  if ('_weak' in reference && reference._weak === true) return false
  if ('_dataset' in reference || '_projectId' in reference) return false
  const type = '_type' in reference ? reference._type : undefined
  return type !== 'globalDocumentReference' && type !== 'crossDatasetReference'
}
