import { Select } from '@sanity/ui'
import { useShop } from '../shop.ts'

interface PlaceFieldProps {
  readonly id: string
  readonly title: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One of the shop's places. */
export function PlaceField({ id, title, value, onChange }: PlaceFieldProps) {
  const { locations } = useShop()
  return (
    <label htmlFor={id}>
      {title}
      <Select id={id} fontSize={1} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">Choose</option>
        {locations.map(({ _id, name }) => (
          <option key={_id} value={_id}>
            {name}
          </option>
        ))}
      </Select>
    </label>
  )
}
