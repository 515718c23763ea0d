import { useCan } from '@refinedev/core'
import { Button, Dialog } from '@sanity/ui'
import { unitsToPick } from '@souk/orders'
import type { WorkRow } from '../orders/order-row.ts'
import { Claim } from './claim.tsx'
import { KeptScansNotice } from './kept-scans-notice.tsx'
import { PackCheck } from './pack-check.tsx'
import { PackingSlip } from './packing-slip.tsx'
import { PickLine } from './pick-line.tsx'
import { isPicked } from './scan.ts'
import { ScanField } from './scan-field.tsx'

interface PickSheetProps {
  readonly work: WorkRow
  readonly name: string
  /** What is done as soon as it is open: claimed, or something reported as missing. */
  readonly begin?: 'claim' | 'short' | undefined
  readonly onClose: () => void
}

/** A list to be picked by scan: who has it, the field, each line with what is missing, and the check before it is packed. */
export function PickSheet({ work, name, begin, onClose }: PickSheetProps) {
  const { data: can } = useCan({ resource: 'fulfillment', action: 'pickFulfillment' })
  const picking = work.state === 'open' || work.state === 'picking'
  const allowed = picking && can?.can !== false
  const short = begin === 'short' ? work.lines.find((line) => unitsToPick(work, line) > 0)?._key : undefined
  return (
    <Dialog id="pick-sheet" header={`${work.orderNumber}, ${name}`} width={1} onClose={onClose}>
      <div className="dialog-form pick-sheet">
        <KeptScansNotice />
        {allowed ? <Claim work={work} atOnce={begin === 'claim'} /> : null}
        {allowed && !isPicked(work) ? <ScanField key={work._id} work={work} /> : null}
        <ul className="pick-lines">
          {work.lines.map((line) => (
            <PickLine key={line._key} work={work} line={line} short={line._key === short} />
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
