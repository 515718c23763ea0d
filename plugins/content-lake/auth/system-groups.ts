import type { LakeConfig } from '../config.ts'
import { createDocumentIndex, createQueryEngine, type QueryEngine } from '../groq/index.ts'
import { rolesOf } from './roles.ts'
import type { Directory } from './directory.ts'

/**
 * On the hosted service a dataset holds its roles as documents of the type `system.group`, and the Studio asks for them
 * to learn whom one may mention in a comment or give a task. Here they are made from the roles when they are asked for,
 * and are in no listing, count or export.
 */
export function asksForGroups(query: string): boolean {
  return /^\s*\*\s*\[\s*_type\s*==\s*["']system\.group["']\s*\]/.test(query)
}

/** GROQ over the groups alone: who is in each role, and its grants. */
export function groupsEngine(config: LakeConfig, directory: Pick<Directory, 'people'>, now: string): QueryEngine {
  const index = createDocumentIndex()
  const everybody = [...directory.people(), ...config.tokens]
  for (const [role, { grants }] of Object.entries(rolesOf(config))) {
    const members = [...new Set(everybody.filter((each) => each.role === role).map(({ id }) => id))]
    const group = { _id: `_.groups.${role}`, _type: 'system.group', grants, members }
    index.put({ ...group, _rev: 'made', _createdAt: now, _updatedAt: now })
  }
  return createQueryEngine(index)
}
