import { useCan } from '@refinedev/core'
import { Button } from '@sanity/ui'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import type { useContentWrite, useDraftDiscard } from './use-content.ts'

interface ContentEndProps {
  readonly type: string
  readonly id: string
  readonly write: ReturnType<typeof useContentWrite>
  readonly discard: ReturnType<typeof useDraftDiscard>
  /** Somebody changed the document after the form began. */
  readonly moved: boolean
  readonly hasDraft: boolean
  readonly changed: boolean
  /** Why it cannot be kept yet. */
  readonly problem?: string | undefined
  readonly onSave: (publish: boolean) => void
  readonly onReload: () => void
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

/** What becomes of a form: kept as a draft, published, or thrown away; and why not. */
export function ContentEnd(props: ContentEndProps) {
  const { type, id, write, discard, moved, hasDraft, changed, problem, onSave, onReload } = props
  const { data: can } = useCan({ resource: type, action: 'edit' })
  const busy = write.isPending || discard.isPending
  if (can?.can === false) return <p className="muted form-locked">{can.reason}</p>
  return (
    <div className="wide">
      {moved ? (
        <RefusalNotice
          message="Somebody changed this while you typed. Nothing of yours was written."
          action={<Button mode="ghost" text="Begin from theirs" fontSize={1} padding={3} onClick={onReload} />}
        />
      ) : null}
      {write.isError ? (
        codeOf(write.error) === 'forbidden' ? (
          <RefusalNotice message={write.error.message} />
        ) : (
          <CommandFailed error={write.error} />
        )
      ) : null}
      {discard.isError ? <CommandFailed error={discard.error} /> : null}
      {write.isSuccess && !changed ? (
        <p className="tone" data-tone="positive" role="status">
          {write.data.published
            ? 'Published. The shop reads it now.'
            : 'Kept as a draft. The shop does not read it yet.'}
        </p>
      ) : null}
      <div className="form-end">
        <span className="muted">{problem ?? ''}</span>
        {hasDraft ? (
          <Button
            mode="bleed"
            text="Discard draft"
            fontSize={1}
            padding={3}
            disabled={busy}
            onClick={() => discard.mutate(id)}
          />
        ) : null}
        <Button
          mode="ghost"
          text="Keep as draft"
          fontSize={1}
          padding={3}
          disabled={!changed || busy || moved || problem !== undefined}
          onClick={() => onSave(false)}
        />
        <Button
          text="Publish"
          fontSize={1}
          padding={3}
          loading={write.isPending}
          disabled={!(changed || hasDraft) || busy || moved || problem !== undefined}
          onClick={() => onSave(true)}
        />
      </div>
    </div>
  )
}
