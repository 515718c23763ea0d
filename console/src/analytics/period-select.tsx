import { Select } from '@sanity/ui'
import { periodLengths } from './period.ts'

/** How many days are shown, today included. */
export const PeriodSelect = ({
  days,
  onChange,
}: {
  readonly days: number
  readonly onChange: (days: number) => void
}) => (
  <div className="place-select">
    <Select
      aria-label="Period"
      fontSize={1}
      padding={3}
      value={days}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    >
      {periodLengths.map((length) => (
        <option key={length} value={length}>
          Last {length} days
        </option>
      ))}
    </Select>
  </div>
)
