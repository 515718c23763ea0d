import type { Permission } from '../config.ts'
import { type LakeDocument, publishedIdOf } from '../groq/index.ts'
import { record } from '../mutations/parse-mutations.ts'
import type { Dataset } from '../store/dataset.ts'
import type { DatasetAccess } from './access.ts'
import type { Identity } from './directory.ts'
import { everythingFilter } from './roles.ts'

const suffix = '-comments'

/** The name of the add-on dataset that holds the comments and tasks of a dataset. */
export function addonNameOf(dataset: string): string {
  return `${dataset}${suffix}`
}

/** The dataset that an add-on dataset of this name would belong to; undefined for names of another kind. */
export function parentNameOf(addon: string): string | undefined {
  return addon.endsWith(suffix) ? addon.slice(0, -suffix.length) : undefined
}

/** An add-on dataset: what the role grants in it, its parent, and what the role grants there. */
interface Addon {
  readonly access: DatasetAccess
  readonly parent: Dataset
  readonly ofParent: DatasetAccess
}

const shared: readonly Permission[] = ['read', 'create', 'update', 'history']

/**
 * Comments and tasks follow the document they are about: whoever may read that one reads, answers and settles them,
 * viewers included (as on the hosted service). One's own stay one's own when the document is gone. Nobody writes in
 * another's name. The answer depends on the parent's documents, so it is made anew each time and never cached.
 */
export function addonAccess(identity: Identity, { access, parent, ofParent }: Addon): DatasetAccess {
  if (identity.anonymous || !ofParent.some('read')) return nothing
  if (ofParent.readable === undefined && access.some('manage')) return access
  const mine = (document: LakeDocument): boolean => document['authorId'] === identity.id
  const isShown = (document: LakeDocument): boolean => {
    const target = targetOf(document)
    if (target === undefined) return true
    const versions = [...parent.index.versionsOf(target)].flatMap((id) => parent.index.get(id) ?? [])
    return versions.length === 0 ? mine(document) : versions.some((version) => ofParent.may('read', version))
  }
  const may = (permission: Permission, document: LakeDocument): boolean => {
    if (!shared.includes(permission) || !isShown(document)) return false
    return permission !== 'create' || document['authorId'] === undefined || mine(document)
  }
  return {
    may,
    readable: (document) => may('read', document),
    some: (permission) => shared.includes(permission),
    grants: [{ filter: everythingFilter, permissions: shared }],
  }
}

const nothing: DatasetAccess = { may: () => false, readable: () => false, some: () => false, grants: [] }

/** The published id of the document that a comment or task is about. */
function targetOf(document: LakeDocument): string | undefined {
  const reference = record(record(document['target'])?.['document'])?.['_ref']
  return typeof reference === 'string' ? publishedIdOf(reference) : undefined
}
