import { useCan } from '@refinedev/core'
import { Button } from '@sanity/ui'
import type { ReactNode } from 'react'
import { type CommandCall, useCommand } from '../use-command.ts'
import { CommandFailed, RefusalNotice } from './states.tsx'

interface ActProps {
  /** Type of the document that is changed. */
  readonly resource: string
  readonly command: string
  readonly input: CommandCall['input']
  readonly text: string
  /** Why the rules of the shop do not allow it now; the button gives way to the reason. */
  readonly locked?: string | undefined
  readonly done?: ReactNode
  readonly primary?: boolean
  readonly onDone?: (value: unknown) => void
}

/** One command as one button: hidden behind its reason where it is not allowed, with its answer beneath. */
export function Act({ resource, command, input, text, locked, done, primary = false, onDone }: ActProps) {
  const { data: can } = useCan({ resource, action: command })
  const run = useCommand()
  if (locked) return <p className="act-locked muted">{locked}</p>
  if (can?.can === false) return <p className="act-locked muted">{can.reason}</p>
  return (
    <div className="act">
      <Button
        mode={primary ? 'default' : 'ghost'}
        text={text}
        fontSize={1}
        padding={3}
        loading={run.isPending}
        disabled={run.isPending}
        onClick={() =>
          run.mutate(
            { name: command, input },
            { onSuccess: (outcome) => outcome.kind === 'done' && onDone?.(outcome.value) },
          )
        }
      />
      {run.isError ? <CommandFailed error={run.error} /> : null}
      {run.data?.kind === 'refused' ? <RefusalNotice message={run.data.refusal.message} /> : null}
      {run.data?.kind === 'done' && done ? (
        <p className="tone" data-tone="positive" role="status">
          {done}
        </p>
      ) : null}
    </div>
  )
}
