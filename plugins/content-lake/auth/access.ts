import type { GrantConfig, LakeConfig, Permission } from '../config.ts'
import type { LakeDocument } from '../groq/index.ts'
import { isRootId } from '../mutations/document-ids.ts'
import type { Dataset } from '../store/dataset.ts'
import { administratorRole, type Identity } from './directory.ts'

/** What one identity may do in one dataset. */
export interface DatasetAccess {
  may(permission: Permission, document: LakeDocument): boolean
  /** The same function for the same role and dataset, so that whoever caches by it can. `undefined`: everything. */
  readonly readable: ((document: LakeDocument) => boolean) | undefined
  /** Whether there is anything at all with this permission. */
  some(permission: Permission): boolean
  /** The grants as the Studio evaluates them. */
  readonly grants: readonly GrantConfig[]
}

/** Answers for every identity and dataset. */
export interface AccessControl {
  of(identity: Identity, dataset: Dataset): DatasetAccess
}

/** The filter that selects every document. */
export const everythingFilter = '_id in path("**")'

const allPermissions: readonly Permission[] = ['read', 'create', 'update', 'history', 'manage']
const publicFilter = '_id in path("*")'

/** Compiles roles to access, once per role and dataset. */
export function createAccessControl(config: LakeConfig): AccessControl {
  const known = new WeakMap<Dataset, Map<string, DatasetAccess>>()
  return {
    of(identity, dataset) {
      const perRole = known.get(dataset) ?? new Map<string, DatasetAccess>()
      known.set(dataset, perRole)
      const found = perRole.get(identity.role)
      if (found) return found
      const access = compile(grantsOf(config, identity, dataset), dataset)
      perRole.set(identity.role, access)
      return access
    },
  }
}

function grantsOf(config: LakeConfig, identity: Identity, dataset: Dataset): readonly GrantConfig[] {
  const builtIn = identity.role === administratorRole && !config.roles[administratorRole]
  if (builtIn) return [{ filter: everythingFilter, permissions: allPermissions }]
  const granted = identity.anonymous ? [] : (config.roles[identity.role]?.grants ?? [])
  if (dataset.aclMode === 'private') return granted
  return [...granted, { filter: publicFilter, permissions: ['read'] }]
}

type Test = (document: LakeDocument) => boolean

function compile(grants: readonly GrantConfig[], dataset: Dataset): DatasetAccess {
  const tests = new Map<Permission, readonly Test[]>()
  for (const permission of allPermissions) {
    const granting = grants.filter((grant) => grant.permissions.includes(permission))
    tests.set(
      permission,
      granting.map((grant) => testOf(grant.filter, dataset)),
    )
  }
  const may = (permission: Permission, document: LakeDocument): boolean =>
    (tests.get(permission) ?? []).some((test) => test(document))
  const unlimited = (tests.get('read') ?? []).includes(always)
  return {
    may,
    readable: unlimited ? undefined : (document) => may('read', document),
    some: (permission) => (tests.get(permission) ?? []).length > 0,
    grants,
  }
}

const always: Test = () => true

function testOf(filter: string, dataset: Dataset): Test {
  if (filter === everythingFilter || filter === '*' || filter === 'true') return always
  if (filter === publicFilter) return (document) => isRootId(document._id)
  const compiled = dataset.engine.compileFilter(filter, {})
  return (document) => compiled.matches(document)
}
