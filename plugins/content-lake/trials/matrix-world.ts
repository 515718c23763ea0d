import { type ContentLake, createContentLake } from '../app.ts'
import type { Permission } from '../config.ts'
import { plainConfig } from './start-lake.ts'

/** One document of every kind that access tells apart. `word` stands in it and nowhere else. */
export interface Kind {
  readonly _id: string
  readonly _type: string
  readonly owner?: string
  readonly state?: string
  readonly word: string
}

export const kinds = {
  page: { _id: 'page', _type: 'page', word: 'alder' },
  draft: { _id: 'drafts.page', _type: 'page', word: 'birch' },
  version: { _id: 'versions.spring.page', _type: 'page', word: 'cedar' },
  ownOrder: { _id: 'order.own', _type: 'order', owner: 'p-clerk', word: 'damson' },
  otherOrder: { _id: 'order.other', _type: 'order', owner: 'p-other', word: 'elder' },
  rootOrder: { _id: 'loose-order', _type: 'order', owner: 'p-other', word: 'fir' },
  release: { _id: '_.releases.spring', _type: 'system.release', state: 'active', word: 'ginkgo' },
  picture: { _id: `image-${'0'.repeat(40)}-1x1-png`, _type: 'sanity.imageAsset', word: 'hazel' },
} as const satisfies Record<string, Kind>

/** Who may do what, said without GROQ, so that the lake's own reading of its filters is held against another. */
type Rule = (permission: Permission, document: Kind) => boolean

const isDraft = ({ _id }: Kind): boolean => _id.startsWith('drafts.')
const isOwn = ({ _type, owner }: Kind): boolean => _type === 'order' && owner === 'p-clerk'

export const rules = {
  administrator: () => true,
  editor: () => true,
  developer: () => true,
  contributor: (permission, document) => permission === 'read' || isDraft(document),
  viewer: (permission) => permission === 'read' || permission === 'history',
  clerk: (_permission, document) => isOwn(document),
  author: (permission, { _type }) => permission !== 'history' && _type === 'page',
  reviser: (permission, { _type }) => permission === 'update' && _type === 'page',
  nobody: () => false,
} as const satisfies Record<string, Rule>

export type Role = keyof typeof rules
export const roles: readonly Role[] = Object.keys(rules).filter((name): name is Role => Object.hasOwn(rules, name))

/** Datasets of both kinds: in the public one, everybody reads the ids without a dot. */
export const datasets = ['closed', 'open'] as const

export const can = (role: Role, dataset: string, permission: Permission, document: Kind): boolean =>
  rules[role](permission, document) || (dataset === 'open' && permission === 'read' && !document._id.includes('.'))

const all = ['read', 'create', 'update', 'history'] as const

/** The global reference that every document of a dataset holds, beside a plain one to `target`. */
export const globalTarget = (dataset: string): string => `dataset:local123.${dataset}:target`

/** A lake in memory with all kinds (or some) in both datasets, for calls without a port. */
export async function startMatrix(held: (kind: Kind, dataset: string) => boolean = () => true): Promise<ContentLake> {
  const lake = await createContentLake({
    ...plainConfig,
    datasets: [
      { name: 'closed', aclMode: 'private' },
      { name: 'open', aclMode: 'public' },
    ],
    roles: {
      clerk: { title: 'Clerk', grants: [{ filter: '_type == "order" && owner == identity()', permissions: all }] },
      author: { title: 'Author', grants: [{ filter: '_type == "page"', permissions: ['read', 'create', 'update'] }] },
      reviser: { title: 'Reviser', grants: [{ filter: '_type == "page"', permissions: ['update'] }] },
    },
    tokens: roles.flatMap((role) =>
      role === 'nobody' ? [] : [{ token: role, role, id: `p-${role}`, name: `The ${role}` }],
    ),
  })
  for (const dataset of datasets) {
    const target = { _type: 'reference', _ref: 'target', _weak: true }
    const global = { _type: 'globalDocumentReference', _ref: globalTarget(dataset), _weak: true }
    const create = Object.values(kinds).flatMap((kind, at) => {
      // Longer and longer, and half of them with one word more: what relevance is measured by
      const text = `shared ${at % 2 === 0 ? 'rare ' : ''}${'filling '.repeat(3 * at)}`
      return held(kind, dataset) ? [{ create: { ...kind, text, to: target, global } }] : []
    })
    await call(lake, 'administrator', `data/mutate/${dataset}`, { mutations: create })
  }
  return lake
}

/** What a call was answered. */
export interface Answer {
  readonly status: number
  readonly text: string
}

/** Calls the lake as a role: GET, or POST with a body. */
export async function call(lake: ContentLake, role: Role, path: string, body?: unknown): Promise<Answer> {
  const response = await lake.fetch(requestOf(role, path, body))
  return { status: response.status, text: await response.text() }
}

export function requestOf(role: Role, path: string, body?: unknown): Request {
  return new Request(`http://localhost/v2025-02-19/${path}`, {
    headers: role === 'nobody' ? {} : { authorization: `Bearer ${role}` },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  })
}
