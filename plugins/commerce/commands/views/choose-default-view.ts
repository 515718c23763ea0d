import { ok, type Write } from '@souk/kernel'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import type { SavedView } from './documents.ts'
import { no } from './refusals.ts'
import { viewIdShape, viewRoles } from './shapes.ts'

type Input = CommandInputs['chooseDefaultView']

interface Facts {
  readonly view: SavedView | undefined
  readonly before: SavedView | undefined
}

/** One person's list of defaults, changed; nothing is written where it says so already. */
function choosing(view: SavedView | undefined, person: string, chosen: boolean): readonly Write[] {
  if (!view || view.defaultFor.includes(person) === chosen) return []
  const others = view.defaultFor.filter((id) => id !== person)
  const set = { defaultFor: chosen ? [...others, person] : others }
  return [{ patch: { id: view._id, ifRevisionID: view._rev, set } }]
}

/** The page begins with this view for who asks, or with none. Refuses `view_not_found`. */
export const chooseDefaultView = defineCommand<Input, Facts, { viewId: string }>({
  name: 'chooseDefaultView',
  title: 'Begin a page with a view',
  roles: viewRoles,
  lane: 'direct',
  input: z.strictObject({
    viewId: viewIdShape,
    chosen: z.boolean(),
    instead: viewIdShape.optional(),
  }) as z.ZodType<Input>,
  async load(reader, { viewId, instead }) {
    const ids = instead === undefined || instead === viewId ? [viewId] : [viewId, instead]
    const [view, before] = await reader.getAll<SavedView>(ids)
    return { view, before }
  },
  applied: () => undefined,
  decide({ view, before }, { viewId, chosen }, { actor }) {
    if (!view || view.removedAt !== undefined || (!view.shared && view.owner.id !== actor.id))
      return no('view_not_found')
    const samePage = before?.page === view.page ? before : undefined
    const writes = [...choosing(view, actor.id, chosen), ...choosing(samePage, actor.id, false)]
    return ok({ writes, effects: [], value: { viewId } })
  },
})
