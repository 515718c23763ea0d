import { useState } from 'react'
import { useCommand } from '../use-command.ts'
import type { SavedViewRow } from './saved-views.tsx'

/** What can be done with a saved view in one press, and what came of the last: a refusal in words, or a way back. */
export function useViewActs() {
  const command = useCommand()
  const [gone, setGone] = useState<SavedViewRow>()
  const run = (name: string, input: Readonly<Record<string, unknown>>, onDone?: () => void) =>
    command.mutate({ name, input }, { onSuccess: ({ kind }) => kind === 'done' && onDone?.() })
  return {
    gone,
    refused:
      command.data?.kind === 'refused' ? command.data.refusal.message : command.isError ? command.error.message : '',
    forget: () => {
      setGone(undefined)
      command.reset()
    },
    keep: ({ _id, name, page, shared }: SavedViewRow, search: string) =>
      run('saveView', { viewId: _id, name, page, search, shared }),
    begin: ({ _id }: SavedViewRow, before: SavedViewRow | undefined) =>
      run('chooseDefaultView', { viewId: _id, chosen: true, ...(before ? { instead: before._id } : {}) }),
    beginWithout: ({ _id }: SavedViewRow) => run('chooseDefaultView', { viewId: _id, chosen: false }),
    remove: (view: SavedViewRow, isOwn: boolean, onDone: () => void) =>
      run(isOwn ? 'removeView' : 'retireView', { viewId: view._id }, () => {
        if (isOwn) setGone(view)
        onDone()
      }),
    restore: () => gone && run('restoreView', { viewId: gone._id }, () => setGone(undefined)),
  } as const
}
