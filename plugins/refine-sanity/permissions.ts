import type { SanityClient } from '@sanity/client'
import { told } from './http-error.ts'
import { isRecord } from './lake-problems.ts'

/** What the lake may grant on the documents that a filter selects; `update` covers deletion. */
export type Permission = 'read' | 'create' | 'update' | 'history' | 'manage'

/** One grant: the permissions, and the GROQ condition of the documents they are for. */
export interface Grant {
  readonly filter: string
  readonly permissions: readonly string[]
}

const grantOf = (value: unknown): readonly Grant[] => {
  if (!isRecord(value)) return []
  const { filter, permissions } = value
  return typeof filter === 'string' && Array.isArray(permissions)
    ? [{ filter, permissions: permissions.map(String) }]
    : []
}

/** The grants of whoever the client's token belongs to, in its dataset. */
export async function readGrants(client: SanityClient): Promise<readonly Grant[]> {
  const { projectId, dataset } = client.config()
  const url = `/projects/${projectId}/datasets/${dataset}/acl`
  const answer: unknown = await told(() => client.request({ url }))
  return Array.isArray(answer) ? answer.flatMap(grantOf) : []
}

/**
 * Whether one of the filters selects the document `id`, or, without one, `example`. The filters are the lake's own, and
 * the lake evaluates them: no second GROQ can come to another answer. A document that may not be read selects nothing.
 */
export async function isSelected(
  client: SanityClient,
  filters: readonly string[],
  target: { readonly id: string } | { readonly example: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  if (filters.length === 0) return false
  const either = filters.map((filter) => `(${filter})`).join(' || ')
  const [from, params] =
    'id' in target ? ['*[_id == $id]', { id: target.id }] : ['[$example]', { example: target.example }]
  const options = { perspective: 'raw' } as const
  return (await told(() => client.fetch<number>(`count(${from}[${either}])`, params, options))) > 0
}

/** Whether there is a document of the type that may be read at all. */
export const hasAny = async (client: SanityClient, type: string): Promise<boolean> =>
  told(() => client.fetch<boolean>('defined(*[_type == $type][0]._id)', { type }, { perspective: 'raw' }))
