import type { AccessControlProvider } from '@refinedev/core'
import { type ClientSource, clientOf } from './client-source.ts'
import { type Grant, hasAny, isSelected, type Permission, readGrants } from './permissions.ts'

export interface GrantsAccessOptions {
  /** The permission behind an action, beside the usual ones: `{pick: 'update'}`. */
  readonly actions?: Readonly<Record<string, Permission>>
  /** The `_type` behind a resource; the resource's own name when left out. */
  readonly typeOf?: (resource: string) => string
  /** How long grants are believed. 60,000 ms. */
  readonly keepMs?: number
}

const usual: Readonly<Record<string, Permission>> = {
  list: 'read',
  show: 'read',
  export: 'read',
  create: 'create',
  clone: 'create',
  edit: 'update',
  delete: 'update',
  history: 'history',
}

const verbs: Readonly<Record<Permission, string>> = {
  read: 'see',
  create: 'make',
  update: 'change',
  history: 'see the history of',
  manage: 'manage',
}

/**
 * Refine 5 access control from the grants that the lake itself tells the signed-in person. With `params.id` the lake
 * is asked about that document, with `params.example` about a document that does not exist yet; without either about
 * the type alone. A grant on part of a type (`_type == "parcel" && state == "placed"`) thus shows a list as soon as
 * there is something in it, and a button beside each row by the row. It only draws the screen: the lake decides again.
 */
export function createGrantsAccessProvider(
  source: ClientSource,
  options: GrantsAccessOptions = {},
): AccessControlProvider {
  const { actions = {}, typeOf = (resource: string) => resource, keepMs = 60_000 } = options
  let known: { readonly client: unknown; readonly at: number; readonly grants: Promise<readonly Grant[]> } | undefined
  const grantsOf = (): Promise<readonly Grant[]> => {
    const client = clientOf(source)
    if (known?.client !== client || Date.now() - known.at > keepMs) {
      const grants = readGrants(client)
      known = { client, at: Date.now(), grants }
      grants.catch(() => {
        if (known?.grants === grants) known = undefined
      })
    }
    return known.grants
  }
  return {
    async can({ resource, action, params }) {
      const permission = Object.hasOwn(actions, action)
        ? actions[action]
        : Object.hasOwn(usual, action)
          ? usual[action]
          : undefined
      if (permission === undefined) return { can: false, reason: `No permission of the lake stands for "${action}".` }
      if (resource === undefined) return { can: true }
      const type = typeOf(resource)
      const grants = (await grantsOf()).filter(({ permissions }) => permissions.includes(permission))
      const filters = grants.map(({ filter }) => filter)
      const client = clientOf(source)
      const id = params?.id
      const example = { _id: 'example', ...(params?.['example'] as object | undefined), _type: type }
      const can =
        (await isSelected(client, filters, id === undefined ? { example } : { id: String(id) })) ||
        (permission === 'read' && id === undefined && (await hasAny(client, type)))
      return can ? { can } : { can, reason: `Your role may not ${verbs[permission]} this.` }
    },
  }
}

/** Allows what all of them allow; the first that refuses gives the reason. */
export const everyAccess = (...providers: readonly AccessControlProvider[]): AccessControlProvider => ({
  async can(asked) {
    for (const provider of providers) {
      const answer = await provider.can(asked)
      if (!answer.can) return answer
    }
    return { can: true }
  },
})
