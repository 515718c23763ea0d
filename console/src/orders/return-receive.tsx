import { Dialog } from '@sanity/ui'
import { awaitedUnits, type Inspection, inspections, type Order, type Return } from '@souk/orders'
import { type FormEvent, useState } from 'react'
import { CommandEnd } from '../ui/command-end.tsx'
import { PlaceField } from '../ui/place-field.tsx'
import { useCommand } from '../use-command.ts'
import { type Found, type MoneyKnown, previewRefund, receivedWith, roomFor, unitsFound } from './return-draft.ts'
import { PartFindings, type PartsFound, withPartsFound } from './return-parts.tsx'
import { RefundChoice } from './return-refund.tsx'

interface ReceiveDialogProps {
  readonly order: Order
  readonly found: Return
  readonly money: MoneyKnown
  readonly onClose: () => void
}

const findings = Object.keys(inspections) as readonly Inspection[]

interface InspectionFieldsProps extends Pick<ReceiveDialogProps, 'order'> {
  readonly before: Return
  readonly found: Found
  readonly onChange: (found: Found) => void
  readonly parts: PartsFound
  readonly onParts: (parts: PartsFound) => void
}

/** What was found of the units of each line; the fields of a line never add up to more than is awaited. */
function InspectionFields({ order, before, found, onChange, parts, onParts }: InspectionFieldsProps) {
  return (
    <ul className="plain-list">
      {before.lines.map((line) => {
        const item = order.lines.find(({ _key }) => _key === line.line)
        const title = item?.title ?? line.sku
        return (
          <li key={line._key}>
            <div className="split">
              <span className="strong">{title}</span>
              <span className="muted">{awaitedUnits(before, line)} awaited</span>
            </div>
            <fieldset className="choice-row">
              <legend className="sr-only">{title}</legend>
              {findings.map((as) => (
                <label key={as}>
                  <input
                    type="number"
                    className="unit-field"
                    min={0}
                    max={roomFor(before, line.sku, as, found)}
                    value={found[line.sku]?.[as] ?? 0}
                    onChange={({ currentTarget }) => {
                      const wanted = Math.max(0, Math.trunc(currentTarget.valueAsNumber || 0))
                      const quantity = Math.min(roomFor(before, line.sku, as, found), wanted)
                      onChange({ ...found, [line.sku]: { ...found[line.sku], [as]: quantity } })
                    }}
                  />
                  {inspections[as].title}
                </label>
              ))}
            </fieldset>
            {item?.parts ? (
              <PartFindings item={item} units={unitsFound(found)} found={parts} onChange={onParts} />
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** Takes goods back: where they are, what was found of each, and what goes back for them, shown before it is done. */
export function ReceiveDialog({ order, found: before, money, onClose }: ReceiveDialogProps) {
  const [location, setLocation] = useState(order.allocations[0]?.location ?? '')
  const [found, setFound] = useState<Found>({})
  const [refund, setRefund] = useState(true)
  const command = useCommand()
  const [parts, setParts] = useState<PartsFound>({})
  const units = withPartsFound(unitsFound(found), parts)
  const preview = previewRefund(order, money, receivedWith(before, found))
  const gives = refund && preview.ok
  const missing = units.length === 0 ? 'Say what came back first.' : location === '' ? 'Choose a place first.' : ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing !== '' || command.isPending) return
    const input = { returnId: before._id, location, units, ...(gives ? { refund: true } : {}) }
    command.mutate({ name: 'receiveReturn', input }, { onSuccess: (outcome) => outcome.kind === 'done' && onClose() })
  }
  return (
    <Dialog id="receive-return" header={`Goods back from ${order.number}`} width={1} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <PlaceField id="return-place" title="Where they are now" value={location} onChange={setLocation} />
        <InspectionFields
          order={order}
          before={before}
          found={found}
          onChange={setFound}
          parts={parts}
          onParts={setParts}
        />
        {units.length > 0 ? (
          <RefundChoice preview={preview} currency={order.currency} checked={refund} onChange={setRefund} />
        ) : null}
        <CommandEnd
          command={command}
          missing={missing}
          text={gives && units.length > 0 ? 'Receive and refund' : 'Receive'}
          ready={missing === ''}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
