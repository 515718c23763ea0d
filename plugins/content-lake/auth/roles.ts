import type { LakeConfig, Permission, RoleConfig } from '../config.ts'

/** The filter that selects every document. */
export const everythingFilter = '_id in path("**")'

/** The role that may do everything, projects and datasets included. */
export const administratorRole = 'administrator'

export const allPermissions: readonly Permission[] = ['read', 'create', 'update', 'history', 'manage']

const writing: readonly Permission[] = ['read', 'create', 'update', 'history']

/**
 * The roles of every lake, with the grants that the Studio knows the hosted service's roles by. Editor and developer
 * differ in project settings alone, which are the administrator's here.
 * Source: https://www.sanity.io/docs/content-lake/roles
 */
const builtInRoles: Readonly<Record<string, RoleConfig>> = {
  administrator: { title: 'Administrator', grants: [{ filter: everythingFilter, permissions: allPermissions }] },
  editor: { title: 'Editor', grants: [{ filter: everythingFilter, permissions: writing }] },
  developer: { title: 'Developer', grants: [{ filter: everythingFilter, permissions: writing }] },
  contributor: {
    title: 'Contributor',
    grants: [
      { filter: everythingFilter, permissions: ['read'] },
      { filter: '_id in path("drafts.**")', permissions: ['create', 'update', 'history'] },
    ],
  },
  viewer: { title: 'Viewer', grants: [{ filter: everythingFilter, permissions: ['read', 'history'] }] },
}

/** The built-in roles and those of the configuration, which redefines a built-in one by naming it. */
export function rolesOf(config: Pick<LakeConfig, 'roles'>): Readonly<Record<string, RoleConfig>> {
  return { ...builtInRoles, ...config.roles }
}
