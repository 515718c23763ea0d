import { Checkbox } from '@sanity/ui'
import { type FormEvent, useState } from 'react'
import { BundleParts } from '../orders/bundle-parts.tsx'
import type { WorkRow } from '../orders/order-row.ts'
import { CommandEnd } from '../ui/command-end.tsx'
import { useCommand } from '../use-command.ts'

/** The bag is looked through once more before it is closed: each line is ticked by whoever packs. */
export function PackCheck({ work, onClose }: { readonly work: WorkRow; readonly onClose: () => void }) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const command = useCommand()
  const lines = work.lines.filter(({ picked }) => picked > 0)
  const ready = lines.every(({ _key }) => seen.has(_key))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready || command.isPending) return
    const input = { fulfillmentId: work._id }
    command.mutate({ name: 'packFulfillment', input }, { onSuccess: (outcome) => outcome.kind === 'done' && onClose() })
  }
  const tick = (key: string) =>
    setSeen(seen.has(key) ? new Set([...seen].filter((each) => each !== key)) : new Set([...seen, key]))
  return (
    <form className="dialog-form" onSubmit={submit} aria-label="Check the bag">
      <h3>Check the bag</h3>
      {lines.map(({ _key, title, picked, parts }) => (
        <label className="pack-line" key={_key}>
          <Checkbox checked={seen.has(_key)} onChange={() => tick(_key)} />
          <span>
            {picked} × {title}
            {parts ? <BundleParts parts={parts} units={picked} /> : null}
          </span>
        </label>
      ))}
      <CommandEnd
        command={command}
        text="Pack"
        ready={ready}
        missing={ready ? '' : 'Tick what you see in the bag.'}
        onClose={onClose}
      />
    </form>
  )
}
