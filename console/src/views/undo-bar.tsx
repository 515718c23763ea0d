import { Button } from '@sanity/ui'
import type { useViewActs } from './use-view-acts.ts'

/** After a view was deleted: the way to have it back. After a refusal: why. */
export function UndoBar({ acts }: { readonly acts: ReturnType<typeof useViewActs> }) {
  const { gone, refused, restore, forget } = acts
  return (
    <div className="undo-bar" role="status" data-tone={refused ? 'caution' : undefined} hidden={!gone && !refused}>
      <span>{refused || (gone ? `“${gone.name}” is deleted.` : '')}</span>
      {gone && !refused ? (
        <Button mode="ghost" text="Bring it back" fontSize={1} padding={2} onClick={restore} />
      ) : null}
      <Button mode="bleed" text="Close" fontSize={1} padding={2} onClick={forget} />
    </div>
  )
}
