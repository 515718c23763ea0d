import type { RoleConfig } from '@souk/content-lake'
import { operationalTypes, readableTypes, type StaffRole } from '@souk/kernel'

const content = `!(_type in ${JSON.stringify(operationalTypes)})`
/** The spelling of "every document" that the lake answers without evaluating. */
const everything = '_id in path("**")'

/** A type that is new is hidden until a role is given it. */
const readBy = (role: StaffRole): string =>
  `!(_type in ${JSON.stringify(operationalTypes.filter((type) => !readableTypes[role].includes(type)))})`

type Grant = RoleConfig['grants'][number]
const reads = (role: StaffRole): Grant => ({ filter: readBy(role), permissions: ['read', 'history'] })
const writesContent: Grant = { filter: content, permissions: ['create', 'update'] }

const readsContent: Grant = { filter: content, permissions: ['read', 'history'] }
const editorGrants: readonly Grant[] = [readsContent, writesContent]

/**
 * The roles that every project has by itself, here for words and pictures alone: whoever is given one sees nothing of
 * orders and people, and no order is written past the commands.
 */
export const projectRoles: Readonly<Record<'editor' | 'developer' | 'contributor' | 'viewer', RoleConfig>> = {
  editor: { title: 'Editor', grants: editorGrants },
  developer: { title: 'Developer', grants: editorGrants },
  contributor: {
    title: 'Contributor',
    grants: [readsContent, { filter: `_id in path("drafts.**") && ${content}`, permissions: ['create', 'update'] }],
  },
  viewer: { title: 'Viewer', grants: [readsContent] },
}

/** Who may do what in the shop's dataset, as grants of the lake. Only `server` writes operational types. */
export function lakeRoles(dataset: string): Record<StaffRole | 'server', RoleConfig> {
  // An administrator's own datasets hold whatever he likes
  const elsewhere = `sanity::dataset() != ${JSON.stringify(dataset)}`
  return {
    administrator: {
      title: 'Administrator',
      grants: [
        { filter: everything, permissions: ['manage'] },
        { filter: `${elsewhere} || ${readBy('administrator')}`, permissions: ['read', 'history'] },
        { filter: `${elsewhere} || ${content}`, permissions: ['create', 'update'] },
      ],
    },
    server: { title: 'Server', grants: [{ filter: everything, permissions: ['read', 'create', 'update', 'history'] }] },
    manager: { title: 'Manager', grants: [reads('manager'), writesContent] },
    support: { title: 'Support', grants: [reads('support')] },
    picker: { title: 'Picker', grants: [reads('picker')] },
    analyst: { title: 'Analyst', grants: [reads('analyst')] },
  }
}
