import { useCan } from '@refinedev/core'
import { Button, Dialog, TextInput } from '@sanity/ui'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { WorkRow } from '../orders/order-row.ts'
import { barcodesQuery } from '../queries.ts'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { useCommand, useRun } from '../use-command.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { PackCheck } from './pack-check.tsx'
import { PackingSlip } from './packing-slip.tsx'
import { PickLine } from './pick-line.tsx'
import { type Barcodes, isPicked, scan } from './scan.ts'
import { type HeldParts, scanPart } from './scan-parts.ts'
import { toldPicks } from './told-picks.ts'

/** Who has it, and the way to have it; whoever was slower is told who was faster. */
function Claim({ work }: { readonly work: WorkRow }) {
  const command = useCommand()
  const claim = (takeOver: boolean) =>
    command.mutate({ name: 'claimFulfillment', input: { fulfillmentId: work._id, ...(takeOver ? { takeOver } : {}) } })
  return (
    <div className="pick-claim">
      <span className="muted">{work.assignee ? `${work.assignee.name} has it` : 'Nobody has it yet'}</span>
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

/** Barcodes of what is on a list and in its bundles, and what is said to a code while they are not there. */
function useBarcodes(work: WorkRow) {
  const skus = work.lines.flatMap(({ sku, parts }) => [sku, ...(parts ?? []).map((part) => part.sku)])
  const { data, isPlaceholderData, isError, refetch } = useLiveQuery<Barcodes>({
    name: 'barcodes',
    groq: barcodesQuery,
    params: { skus },
    types: ['variant'],
  })
  const missing = isError
    ? 'The barcodes could not be read and are asked for again. Scan it once more, or type its SKU.'
    : 'The barcodes are not read yet. Scan it once more, or type its SKU.'
  const whole = data !== undefined && !isPlaceholderData
  return { barcodes: data ?? [], unread: whole ? undefined : missing, failed: isError && !whole, refetch }
}

/** Tells the shop what is picked, as fast as it is scanned. */
function useToldPicks({ _id: fulfillmentId, lines }: WorkRow) {
  const [told] = useState(toldPicks)
  const run = useRun()
  useEffect(() => told.heard(lines), [told, lines])
  const tell = (sku: string, quantity: number) =>
    told.tell(sku, quantity, () => run('pickFulfillment', { fulfillmentId, lines: [{ sku, quantity }] }))
  return { seen: told.seen, tell }
}

/** The field that a scanner types into: one unit more of what it reads, or why not. */
function ScanField({ work }: { readonly work: WorkRow }) {
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<{ readonly words: string; readonly wrong: boolean }>()
  const [held, setHeld] = useState<HeldParts>({})
  const { barcodes, unread, failed, refetch } = useBarcodes(work)
  const { seen, tell } = useToldPicks(work)
  const field = useRef<HTMLInputElement>(null)
  // A scanner types wherever the focus is: the list is opened to be picked
  useEffect(() => {
    // After the dialog has taken the focus to itself
    const drawn = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(drawn)
  }, [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTyped('')
    if (typed.trim() === '') return
    if (failed) void refetch()
    const list = seen(work)
    const part = scanPart(typed, list, barcodes, held)
    const found = part?.found ?? scan(typed, list, barcodes, unread)
    if (part) setHeld(part.held)
    setSaid({ words: found.words, wrong: found.kind === 'refused' })
    if (found.kind !== 'ticked') return
    const { sku } = found
    const answer = await tell(sku, found.quantity)
    // Others may have been scanned since
    if (!answer.ok) setSaid({ words: `${sku}: ${answer.refusal.message}`, wrong: true })
  }
  return (
    <form className="pick-scan" onSubmit={submit}>
      <label htmlFor="scan-code">
        Scan a barcode, or type a SKU
        <TextInput
          id="scan-code"
          ref={field}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <p role="status" data-tone={said?.wrong ? 'critical' : 'positive'}>
        {said?.words}
      </p>
    </form>
  )
}

interface PickSheetProps {
  readonly work: WorkRow
  readonly name: string
  readonly onClose: () => void
}

/** A list to be picked by scan: who has it, the field, each line with what is missing, and the check before it is packed. */
export function PickSheet({ work, name, onClose }: PickSheetProps) {
  const { data: can } = useCan({ resource: 'fulfillment', action: 'pickFulfillment' })
  const picking = work.state === 'open' || work.state === 'picking'
  const allowed = picking && can?.can !== false
  return (
    <Dialog id="pick-sheet" header={`${work.orderNumber}, ${name}`} width={1} onClose={onClose}>
      <div className="dialog-form pick-sheet">
        {allowed ? <Claim work={work} /> : null}
        {allowed && !isPicked(work) ? <ScanField key={work._id} work={work} /> : null}
        <ul className="pick-lines">
          {work.lines.map((line) => (
            <PickLine key={line._key} work={work} line={line} />
          ))}
        </ul>
        {allowed && work.state === 'picking' && isPicked(work) ? <PackCheck work={work} onClose={onClose} /> : null}
        <div className="dialog-end">
          <Button mode="ghost" text="Print the slip" onClick={() => window.print()} />
          <Button mode="bleed" text="Close" onClick={onClose} />
        </div>
      </div>
      <PackingSlip work={work} name={name} />
    </Dialog>
  )
}
