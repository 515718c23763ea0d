import { ArrowUpIcon } from '@sanity/icons/ArrowUp'
import { CloseIcon } from '@sanity/icons/Close'
import { FilterIcon } from '@sanity/icons/Filter'
import { Button } from '@sanity/ui'
import { Menu, MenuButton, MenuGroup, MenuItem } from '@sanity/ui/menu'
import { Key } from '../ui/keys.tsx'
import { SearchField } from '../ui/search-field.tsx'
import type { FilterKind } from './order-filters.ts'
import type { OrderRow } from './order-row.ts'
import type { QueueAddress } from './use-queue-address.ts'

interface FilterBarProps {
  readonly kinds: readonly FilterKind[]
  readonly address: QueueAddress
  readonly waiting: readonly OrderRow[]
  readonly onShow: () => void
}

function Chips({ kinds, address }: Pick<FilterBarProps, 'kinds' | 'address'>) {
  return kinds.map(({ name, title, choices }) => {
    const value = address.chosen[name]
    if (!value) return null
    const words = choices.find((choice) => choice.value === value)?.title ?? value
    return (
      <button
        type="button"
        className="chip"
        key={name}
        aria-label={`Drop filter ${title}: ${words}`}
        onClick={() => address.choose(name, undefined)}
      >
        <span className="muted">{title}</span> {words} <CloseIcon />
      </button>
    )
  })
}

function AddFilter({ kinds, address }: Pick<FilterBarProps, 'kinds' | 'address'>) {
  return (
    <MenuButton
      id="add-filter"
      button={<Button mode="bleed" icon={FilterIcon} text="Add a filter" fontSize={1} padding={2} />}
      menu={
        <Menu>
          {kinds
            .filter(({ choices }) => choices.length > 1)
            .map(({ name, title, choices }) => (
              <MenuGroup key={name} text={title} popover={{ placement: 'right-start', portal: true }}>
                {choices.map((choice) => (
                  <MenuItem
                    key={choice.value}
                    text={choice.title}
                    pressed={address.chosen[name] === choice.value}
                    onClick={() => address.choose(name, choice.value)}
                  />
                ))}
              </MenuGroup>
            ))}
        </Menu>
      }
      popover={{ placement: 'bottom-start', portal: true }}
    />
  )
}

/** Search, chips, and the pill in which new orders wait while somebody is at the rows. */
export function FilterBar({ kinds, address, waiting, onShow }: FilterBarProps) {
  const [newest] = waiting
  return (
    <div className="filter-bar">
      <SearchField
        id="order-search"
        label="Search orders"
        placeholder="Number, name, mail, SKU"
        value={address.search}
        onChange={address.find}
      />
      <Chips kinds={kinds} address={address} />
      <AddFilter kinds={kinds} address={address} />
      <div className="filter-end" role="status">
        {newest ? (
          <button type="button" className="pill" onClick={onShow}>
            <ArrowUpIcon />
            {waiting.length === 1
              ? `Order ${newest.number} came in, show it`
              : `${waiting.length} new orders, show them`}
            <Key>N</Key>
          </button>
        ) : null}
      </div>
    </div>
  )
}
