import type { GrantConfig, LakeConfig, Permission } from '../config.ts'
import type { LakeDocument, Readable } from '../groq/index.ts'
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
  readonly readable: Readable | undefined
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

/** A grant's filter; `ofType` where only the type of a document decides. */
interface Test {
  (document: LakeDocument): boolean
  readonly ofType?: boolean
}

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
  const reading = tests.get('read') ?? []
  return {
    may,
    readable: reading.includes(always) ? undefined : readableBy(reading),
    readFilters: grants.filter(({ permissions }) => permissions.includes('read')).map(({ filter }) => filter),
    some: (permission) => (tests.get(permission) ?? []).length > 0,
    grants,
  }
}

/** What may be read. Roles of which each grant names types alone are asked once for every type. */
function readableBy(tests: readonly Test[]): Readable {
  const may = (document: LakeDocument): boolean => tests.some((test) => test(document))
  if (!tests.every((test) => test.ofType)) return may
  const known = new Map<string, boolean>()
  const ofType = (type: string): boolean => {
    const found = known.get(type) ?? may({ _id: 'any', _type: type } as LakeDocument)
    known.set(type, found)
    return found
  }
  return Object.assign((document: LakeDocument) => ofType(document._type), { ofType })
}

const always: Test = () => true

function testOf(filter: string, dataset: Dataset, identity: string): Test {
  if (filter === everythingFilter || filter === '*' || filter === 'true') return always
  if (filter === publicFilter) return (document) => isRootId(document._id)
  const compiled = dataset.engine.compileFilter(filter, {}, identity)
  return Object.assign((document: LakeDocument) => compiled.matches(document), { ofType: compiled.ofType })
}
