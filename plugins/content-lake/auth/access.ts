import type { GrantConfig, LakeConfig, Permission } from '../config.ts'
import type { LakeDocument } from '../groq/index.ts'
import { isRootId } from '../mutations/document-ids.ts'
import type { Dataset, Datasets } from '../store/dataset.ts'
import { addonAccess, parentNameOf } from './addon-access.ts'
import type { Identity } from './directory.ts'
import { allPermissions, everythingFilter, rolesOf } from './roles.ts'

export { everythingFilter }

/** What one identity may do in one dataset. */
export interface DatasetAccess {
  may(permission: Permission, document: LakeDocument): boolean
  /** The same function for the same role and dataset, so that whoever caches by it can. `undefined`: everything. */
  readonly readable: ((document: LakeDocument) => boolean) | undefined
  /** `readable` as GROQ filters of which one must hold; left out where filters cannot say it. */
  readonly readFilters?: readonly string[]
  /** Whether there is anything at all with this permission. */
  some(permission: Permission): boolean
  /** The grants as the Studio evaluates them. */
  readonly grants: readonly GrantConfig[]
}

/** Answers for every identity and dataset. */
export interface AccessControl {
  of(identity: Identity, dataset: Dataset): DatasetAccess
}

const publicFilter = '_id in path("*")'

/** Compiles roles to access, once per role and dataset; per person where a filter asks for `identity()`. */
export function createAccessControl(config: LakeConfig, datasets: Pick<Datasets, 'get'>): AccessControl {
  const roles = rolesOf(config)
  const known = new WeakMap<Dataset, Map<string, DatasetAccess>>()

  const granted = (identity: Identity, dataset: Dataset): DatasetAccess => {
    const grants = identity.anonymous ? [] : (roles[identity.role]?.grants ?? [])
    const perKey = known.get(dataset) ?? new Map<string, DatasetAccess>()
    known.set(dataset, perKey)
    const who = grants.some(asksWho) ? `${identity.role}\u0000${identity.id}` : identity.role
    const key = `${dataset.aclMode} ${who}`
    const found = perKey.get(key)
    if (found) return found
    const open = dataset.aclMode === 'public' ? [{ filter: publicFilter, permissions: ['read'] as const }] : []
    const access = compile([...grants, ...open], dataset, identity)
    perKey.set(key, access)
    return access
  }

  return {
    of(identity, dataset) {
      const parent = datasets.get(parentNameOf(dataset.name) ?? '')
      const access = granted(identity, dataset)
      return parent ? addonAccess(identity, { access, parent, ofParent: granted(identity, parent) }) : access
    },
  }
}

const asksWho = ({ filter }: GrantConfig): boolean => /\bidentity\s*\(/.test(filter)

type Test = (document: LakeDocument) => boolean

function compile(grants: readonly GrantConfig[], dataset: Dataset, { id }: Identity): DatasetAccess {
  const tests = new Map<Permission, readonly Test[]>()
  for (const permission of allPermissions) {
    const granting = grants.filter((grant) => grant.permissions.includes(permission))
    tests.set(
      permission,
      granting.map((grant) => testOf(grant.filter, dataset, id)),
    )
  }
  const may = (permission: Permission, document: LakeDocument): boolean =>
    (tests.get(permission) ?? []).some((test) => test(document))
  const unlimited = (tests.get('read') ?? []).includes(always)
  return {
    may,
    readable: unlimited ? undefined : (document) => may('read', document),
    readFilters: grants.filter(({ permissions }) => permissions.includes('read')).map(({ filter }) => filter),
    some: (permission) => (tests.get(permission) ?? []).length > 0,
    grants,
  }
}

const always: Test = () => true

function testOf(filter: string, dataset: Dataset, identity: string): Test {
  if (filter === everythingFilter || filter === '*' || filter === 'true') return always
  if (filter === publicFilter) return (document) => isRootId(document._id)
  const compiled = dataset.engine.compileFilter(filter, {}, identity)
  return (document) => compiled.matches(document)
}
