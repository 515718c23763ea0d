import type { ForeignReference } from './foreign-references.ts'

/**
 * The ids a value refers to strongly. Weak references, references into other datasets and global document references
 * do not count; the latter two are collected in `foreign`. Source: https://www.sanity.io/docs/content-lake/connected-content
 */
export function strongReferences(
  value: unknown,
  foreign: ForeignReference[] = [],
  into: Set<string> = new Set(),
): ReadonlySet<string> {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') strongReferences(item, foreign, into)
    return into
  }
  if (typeof value !== 'object' || value === null) return into
  if ('_ref' in value && typeof value._ref === 'string') {
    if (isForeign(value)) foreign.push({ ...value })
    else if (!('_weak' in value && value._weak === true)) into.add(value._ref)
  }
  for (const name in value) {
    const member: unknown = (value as Record<string, unknown>)[name]
    if (typeof member === 'object' && member !== null) strongReferences(member, foreign, into)
  }
  return into
}

function isForeign(reference: object): boolean {
  if ('_dataset' in reference || '_projectId' in reference) return true
  const type = '_type' in reference ? reference._type : undefined
  return type === 'globalDocumentReference' || type === 'crossDatasetReference'
}
