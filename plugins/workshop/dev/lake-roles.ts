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
