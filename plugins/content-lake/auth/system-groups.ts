import type { LakeConfig } from '../config.ts'
import { createDocumentIndex, createQueryEngine, type QueryEngine, QueryParseError } from '../groq/index.ts'
import { parseQuery, shapingParameters } from '../groq/parse.ts'
import { namedBy, sourcesOf } from '../listen/query-sources.ts'
import { rolesOf } from './roles.ts'
import type { Directory } from './directory.ts'

/**
 * On the hosted service a dataset holds its roles as documents of the type `system.group`, and the Studio asks for them
 * to learn whom one may mention in a comment or give a task. Here they are made from the roles when they are asked for,
 * and are in no listing, count or export. A query asks for them when all that it reads has their type or their ids.
 */
export function asksForGroups(query: string, params: Readonly<Record<string, unknown>>): boolean {
  const mentioned = [query, ...Object.values(params)].some((text) => typeof text === 'string' && mention.test(text))
  return mentioned && readsGroupsAlone(query, params)
}

const groupType = 'system.group'
const idPrefix = '_.groups.'
const mention = /system\.group|_\.groups\./

function readsGroupsAlone(query: string, params: Readonly<Record<string, unknown>>): boolean {
  try {
    const { sources } = sourcesOf(query, parseQuery(query, shapingParameters(query, { ...params })).tree)
    const names = sources.map((source) => source && namedBy(source, params))
    const isGroup = ({ by, value }: { by: string; value: string }): boolean =>
      by === 'type' ? value === groupType : value.startsWith(idPrefix)
    return names.length > 0 && names.every((each) => each !== undefined && each.length > 0 && each.every(isGroup))
  } catch (error) {
    // The engine says what is wrong with it
    if (error instanceof QueryParseError) return false
    throw error
  }
}

/** GROQ over the groups alone: who is in each role, and its grants. */
export function groupsEngine(config: LakeConfig, directory: Pick<Directory, 'people'>, now: string): QueryEngine {
  const index = createDocumentIndex()
  const everybody = [...directory.people(), ...config.tokens]
  for (const [role, { grants }] of Object.entries(rolesOf(config))) {
    const members = [...new Set(everybody.filter((each) => each.role === role).map(({ id }) => id))]
    const group = { _id: `${idPrefix}${role}`, _type: groupType, grants, members }
    index.put({ ...group, _rev: 'made', _createdAt: now, _updatedAt: now })
  }
  return createQueryEngine(index)
}
