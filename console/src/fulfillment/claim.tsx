import { Button } from '@sanity/ui'
import { useEffect, useRef } from 'react'
import type { WorkRow } from '../orders/order-row.ts'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { useCommand } from '../use-command.ts'

/** Who has it, and the way to have it; whoever was slower is told who was faster. */
export function Claim({ work, atOnce }: { readonly work: WorkRow; readonly atOnce: boolean }) {
  const command = useCommand()
  const begun = useRef(false)
  const claim = (takeOver: boolean) =>
    command.mutate({ name: 'claimFulfillment', input: { fulfillmentId: work._id, ...(takeOver ? { takeOver } : {}) } })
  useEffect(() => {
    if (!atOnce || begun.current) return
    begun.current = true
    claim(false)
  })
  return (
    <div className="pick-claim">
      <span className="muted" role="status">
        {work.assignee ? `${work.assignee.name} has it` : 'Nobody has it yet'}
      </span>
      <Button
        mode="ghost"
        fontSize={1}
        padding={3}
        text={work.assignee ? 'Take over' : 'Claim'}
        loading={command.isPending}
        onClick={() => claim(work.assignee !== null)}
      />
      {command.isError ? <CommandFailed error={command.error} /> : null}
      {command.data?.kind === 'refused' ? <RefusalNotice message={command.data.refusal.message} /> : null}
    </div>
  )
}
