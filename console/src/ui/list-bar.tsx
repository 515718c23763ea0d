import type { CrudFilter } from '@refinedev/core'
import { Select } from '@sanity/ui'
import type { ReactNode } from 'react'
import { SearchField } from './search-field.tsx'
import type { Address } from './use-address.ts'

/** A kind of filter that people choose from a list. `name` is where it stands in the address. */
export interface ListChoice {
  readonly name: string
  readonly title: string
  readonly choices: readonly { readonly value: string; readonly title: string }[]
  readonly filter: (value: string) => CrudFilter
}

interface ListBarProps {
  readonly address: Address
  readonly search: { readonly placeholder: string } | undefined
  readonly choices: readonly ListChoice[]
  /** Further filters, after the choices. */
  readonly children?: ReactNode
}

/** Search and choices above a list. */
export function ListBar({ address, search, choices, children }: ListBarProps) {
  return (
    <div className="filter-bar">
      {search ? (
        <SearchField
          id="list-search"
          label="Search this list"
          placeholder={search.placeholder}
          value={address.read('q')}
          onChange={(q) => address.change({ q })}
        />
      ) : null}
      {choices.map(({ name, title, choices: all }) => (
        <div className="place-select" key={name}>
          <Select
            aria-label={title}
            value={address.read(name)}
            fontSize={1}
            padding={3}
            onChange={(event) => address.change({ [name]: event.currentTarget.value })}
          >
            <option value="">{title}: all</option>
            {all.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.title}
              </option>
            ))}
          </Select>
        </div>
      ))}
      {children}
    </div>
  )
}

/** A choice out of a table of states or kinds, over a field that holds its key. */
export const choiceOf = (
  name: string,
  title: string,
  table: Readonly<Record<string, { readonly title: string }>>,
): ListChoice => ({
  name,
  title,
  choices: Object.entries(table).map(([value, row]) => ({ value, title: row.title })),
  filter: (value) => ({ field: name, operator: 'eq', value }),
})
