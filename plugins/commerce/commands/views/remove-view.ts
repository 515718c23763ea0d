import { type Actor, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Command, defineCommand } from '../../dispatch/command.ts'
import { ownOnly, type SavedView } from './documents.ts'
import { no } from './refusals.ts'
import { viewIdShape, viewRoles } from './shapes.ts'

type Name = 'removeView' | 'restoreView' | 'retireView'
type Facts = SavedView | undefined

interface Going {
  readonly title: string
  readonly roles: Command['roles']
  readonly refused: (view: SavedView, actor: Actor) => Result<never, Refusal> | undefined
  readonly change: (
    now: Instant,
    view: SavedView,
  ) => { readonly set: Readonly<Record<string, unknown>> } | { readonly unset: readonly string[] }
}

const notYours: Going['refused'] = ({ owner }, actor) =>
  owner.id === actor.id ? undefined : no('view_not_yours', { owner: owner.name })
const away: Going['change'] = (now) => ({ set: { removedAt: now } })

/** Taken away by its owner, brought back by its owner, taken away by who runs the shop: from then on it is its owner's alone. */
const goings: Readonly<Record<Name, Going>> = {
  removeView: { title: 'Delete a view', roles: viewRoles, refused: notYours, change: away },
  restoreView: {
    title: 'Bring a view back',
    roles: viewRoles,
    refused: notYours,
    change: () => ({ unset: ['removedAt'] }),
  },
  retireView: {
    title: 'Delete a view of the team’s',
    roles: ['administrator', 'manager'],
    // What somebody keeps for himself is nobody else's to see
    refused: ({ shared, removedAt }) => (shared || removedAt !== undefined ? undefined : no('view_not_found')),
    change: (now, view) => ({ set: { removedAt: now, ...ownOnly(view) } }),
  },
}

const going = (name: Name): Command =>
  defineCommand<CommandInputs[Name], Facts, { viewId: string }>({
    name,
    title: goings[name].title,
    roles: goings[name].roles,
    lane: 'direct',
    input: z.strictObject({ viewId: viewIdShape }),
    load: (reader, { viewId }) => reader.get<SavedView>(viewId),
    applied: () => undefined,
    decide(held, { viewId }, { actor, now }) {
      if (!held) return no('view_not_found')
      const refused = goings[name].refused(held, actor)
      if (refused) return refused
      const isGone = held.removedAt !== undefined
      // Done before: nothing is left to do
      if (isGone !== (name === 'restoreView')) return ok({ writes: [], effects: [], value: { viewId } })
      const patch = { id: viewId, ifRevisionID: held._rev, ...goings[name].change(now, held) }
      return ok({ writes: [{ patch }], effects: [], value: { viewId } })
    },
  })

export const removeView = going('removeView')
export const restoreView = going('restoreView')
export const retireView = going('retireView')
