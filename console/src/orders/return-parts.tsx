import { type Inspection, inspections, type LineItem } from '@souk/orders'

/** What was found of parts of bundles, by SKU of the bundle and of the part, where it is not what was found of the rest. */
export type PartsFound = Readonly<Record<string, Readonly<Record<string, Inspection>>>>

const findings = Object.keys(inspections) as readonly Inspection[]

/** Units as `receiveReturn` is told of them, with the parts that are otherwise. */
export const withPartsFound = <Unit extends { readonly sku: string }>(units: readonly Unit[], parts: PartsFound) =>
  units.map((unit) => {
    const others = Object.entries(parts[unit.sku] ?? {}).map(([sku, as]) => ({ sku, as }))
    return others.length > 0 ? { ...unit, parts: others } : unit
  })

interface PartFindingsProps {
  readonly item: Pick<LineItem, 'sku' | 'parts'>
  readonly found: PartsFound
  readonly onChange: (found: PartsFound) => void
}

/** A bundle comes back whole and is looked at part by part: the mug may be broken and the beans be good. */
export function PartFindings({ item: { sku, parts }, found, onChange }: PartFindingsProps) {
  const set = (part: string, as: string) => {
    const { [part]: _, ...rest } = found[sku] ?? {}
    const chosen = findings.find((each) => each === as)
    onChange({ ...found, [sku]: chosen ? { ...rest, [part]: chosen } : rest })
  }
  return (
    <ul className="plain-list">
      {parts?.map((part) => (
        <li key={part._key} className="split">
          <span>
            {part.quantity} × {part.title}
          </span>
          <select
            aria-label={`What was found of ${part.title}`}
            value={found[sku]?.[part.sku] ?? ''}
            onChange={({ currentTarget }) => set(part.sku, currentTarget.value)}
          >
            <option value="">As the set</option>
            {findings.map((as) => (
              <option key={as} value={as}>
                {inspections[as].title}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  )
}
