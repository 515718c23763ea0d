import { type Inspection, inspections, type LineItem } from '@souk/orders'

/** What was found of parts of bundles, by SKU of the bundle and of the part, where it is not what was found of the rest. */
export type PartsFound = Readonly<Record<string, Readonly<Record<string, Inspection>>>>

const findings = Object.keys(inspections) as readonly Inspection[]

const ofSku = <Unit extends { readonly sku: string }>(units: readonly Unit[], sku: string) =>
  units.filter((unit) => unit.sku === sku)

/**
 * Units as `receiveReturn` is told of them, with the parts that are otherwise. Where sets of one SKU were found to be
 * of several kinds nothing is said of parts: nobody could say of which.
 */
export const withPartsFound = <Unit extends { readonly sku: string }>(units: readonly Unit[], parts: PartsFound) =>
  units.map((unit) => {
    const said = ofSku(units, unit.sku).length === 1 ? parts[unit.sku] : undefined
    const others = Object.entries(said ?? {}).map(([sku, as]) => ({ sku, as }))
    return others.length > 0 ? { ...unit, parts: others } : unit
  })

interface PartFindingsProps {
  readonly item: Pick<LineItem, 'sku' | 'parts'>
  /** What was found of all that came back. */
  readonly units: readonly { readonly sku: string; readonly quantity: number }[]
  readonly found: PartsFound
  readonly onChange: (found: PartsFound) => void
}

/** A bundle comes back whole and is looked at part by part: the mug may be broken and the beans be good. */
export function PartFindings({ item: { sku, parts }, units, found, onChange }: PartFindingsProps) {
  const set = (part: string, as: string) => {
    const { [part]: _, ...rest } = found[sku] ?? {}
    const chosen = findings.find((each) => each === as)
    onChange({ ...found, [sku]: chosen ? { ...rest, [part]: chosen } : rest })
  }
  const [only, ...more] = ofSku(units, sku)
  if (!only) return null
  if (more.length > 0)
    return <p className="muted">Every part counts as its set. To say otherwise, receive these one kind at a time.</p>
  return (
    <ul className="plain-list">
      {parts?.map((part) => (
        <li key={part._key} className="split">
          <span>
            {part.quantity * only.quantity} × {part.title}
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
