import { Checkbox } from '@sanity/ui'
import { type FormEvent, useState } from 'react'
import { BundleParts } from '../orders/bundle-parts.tsx'
import type { WorkRow } from '../orders/order-row.ts'
import { CommandEnd } from '../ui/command-end.tsx'
import { useCommand } from '../use-command.ts'
import { skuOf } from './scan.ts'
import { useBarcodes } from './use-barcodes.ts'
import { useScanner } from './use-scanner.ts'

/** The bag is looked through once more before it is closed: each line is ticked, or scanned, by whoever packs. */
export function PackCheck({ work, onClose }: { readonly work: WorkRow; readonly onClose: () => void }) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const [scanned, setScanned] = useState<readonly string[]>([])
  const [strange, setStrange] = useState('')
  const { barcodes, unread } = useBarcodes(work)
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
  useScanner((code) => {
    const sku = skuOf(code, barcodes).toLowerCase()
    const line = lines.find((each) => each.sku.toLowerCase() === sku)
    const set = lines.find(({ parts }) => parts?.some((part) => part.sku.toLowerCase() === sku))
    const nowhere = unread ?? `${code} does not belong in this bag. Take it out.`
    setStrange(line ? '' : set ? `${code} is a part of ${set.title}. Tick that once all of it is there.` : nowhere)
    if (!line) return
    const all = [...scanned, line._key]
    setScanned(all)
    if (all.filter((key) => key === line._key).length >= line.picked) setSeen(new Set([...seen, line._key]))
  })
  return (
    <form className="dialog-form" onSubmit={submit} aria-label="Check the bag">
      <h3>Check the bag</h3>
      {strange ? (
        <p className="tone" data-tone="critical" role="alert">
          {strange}
        </p>
      ) : null}
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
