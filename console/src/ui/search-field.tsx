import { SearchIcon } from '@sanity/icons/Search'
import { TextInput } from '@sanity/ui'
import { useEffect, useState } from 'react'
import { Key } from './keys.tsx'

interface SearchFieldProps {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
}

const restMs = 250

/** A field that asks once typing rests; Enter asks at once, Esc leaves it. */
export function SearchField({ id, label, placeholder, value, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const [from, setFrom] = useState(value)
  if (from !== value) {
    setFrom(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed), restMs)
    return () => clearTimeout(timer)
  })
  return (
    <div className="search-field">
      <TextInput
        id={id}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        icon={SearchIcon}
        fontSize={1}
        padding={3}
        radius={2}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChange(typed)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <span className="search-key" aria-hidden="true">
        <Key>/</Key>
      </span>
    </div>
  )
}
