import { dotted, type New, ok } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { ownOnly, type SavedView } from './documents.ts'
import { no } from './refusals.ts'
import { pageShape, searchShape, viewIdShape, viewRoles } from './shapes.ts'

type Input = CommandInputs['saveView']

/** Keeps what a list shows under a name. Refusals: `view_not_found`, `view_not_yours`. */
export const saveView = defineCommand<Input, SavedView | undefined, { viewId: string }>({
  name: 'saveView',
  title: 'Save a view',
  roles: viewRoles,
  lane: 'direct',
  input: z.strictObject({
    viewId: viewIdShape.optional(),
    name: z.string().trim().min(1).max(60),
    page: pageShape,
    search: searchShape,
    shared: z.boolean(),
  }) as z.ZodType<Input>,
  load: (reader, { viewId }, { commandId }) => reader.get<SavedView>(viewId ?? dotted('savedView', commandId)),
  applied: (held, { viewId }) => (viewId === undefined && held ? ok({ viewId: held._id }) : undefined),
  decide(held, { viewId, name, page, search, shared }, { commandId, actor }) {
    if (viewId === undefined) {
      const view: New<SavedView> = {
        _id: dotted('savedView', commandId),
        _type: 'savedView',
        name,
        page,
        search,
        owner: { id: actor.id, name: actor.name },
        shared,
        defaultFor: [],
      }
      return ok({ writes: [{ create: view }], effects: [], value: { viewId: view._id } })
    }
    if (!held || held.removedAt !== undefined || held.page !== page) return no('view_not_found')
    if (held.owner.id !== actor.id) return no('view_not_yours', { owner: held.owner.name })
    const patch = {
      id: viewId,
      ifRevisionID: held._rev,
      set: { name, search, ...(shared ? { shared } : ownOnly(held)) },
    }
    return ok({ writes: [{ patch }], effects: [], value: { viewId } })
  },
})
