import { useCan } from '@refinedev/core'
import { FilterIcon } from '@sanity/icons/Filter'
import { Button, Select } from '@sanity/ui'
import { EmptyState } from '@souk/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { useShop } from '../shop.ts'
import { Page } from '../ui/page.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { useAddress } from '../ui/use-address.ts'
import { useKeys } from '../ui/use-keys.ts'
import { countColumns, countFieldId } from './count-columns.tsx'
import type { CountsRead } from './count-csv.ts'
import { countsWords, standingOf } from './count-draft.ts'
import { CountFile, CountsReadNotice } from './count-file.tsx'
import { narrowed, type StockRow, stockRows } from './stock-rows.ts'
import { type Counts, useCounts } from './use-counts.ts'
import { useSellables } from './use-goods.ts'
import { useLevelsAt } from './use-levels-at.ts'

/** Asks before the window is left while counts are not saved. */
function useKeptOpen(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
}

interface CountBarProps {
  readonly place: string
  readonly text: string
  readonly children: ReactNode
}

function CountBar({ place, text, children }: CountBarProps) {
  const { locations } = useShop()
  const address = useAddress()
  return (
    <div className="filter-bar">
      <SearchField
        id="list-search"
        label="Search what is counted"
        placeholder="Name or SKU"
        value={text}
        onChange={(q) => address.change({ q })}
      />
      <div className="place-select">
        <Select
          aria-label="Place that is counted"
          value={place}
          fontSize={1}
          padding={3}
          onChange={(event) => address.change({ place: event.currentTarget.value })}
        >
          {locations.map(({ _id, name }) => (
            <option key={_id} value={_id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      {children}
    </div>
  )
}

interface CommitProps {
  readonly counts: Counts
}

/** Saves what was counted; who may not is told why. */
function Commit({ counts: { ready, left, commit } }: CommitProps) {
  const { data: can } = useCan({ resource: 'stockLevel', action: 'adjustStock' })
  if (can?.can === false) return <span className="muted">{can.reason}</span>
  return (
    <Button
      text={left > 0 ? `${left} to go` : ready.length === 0 ? 'Save counts' : `Save ${countsWords(ready.length)}`}
      fontSize={1}
      padding={3}
      loading={left > 0}
      disabled={ready.length === 0 || left > 0}
      onClick={() => void commit()}
    />
  )
}

const toneOf = (counts: Counts, { level }: StockRow) => {
  const outcome = counts.outcomes[level._id]
  if (outcome?.kind === 'saved') return 'positive' as const
  const standing = standingOf(level, counts.drafts[level._id])
  return standing.kind === 'moved' || outcome?.kind === 'refused' ? ('caution' as const) : undefined
}

/** Many levels of one place counted in one go: type, Enter, next row; then all of them are saved, each on its own. */
export function CountsPage() {
  const shop = useShop()
  const address = useAddress()
  const place = address.read('place') || (shop.locations[0]?._id ?? '')
  const text = address.read('q')
  const levels = useLevelsAt(place)
  const sellables = useSellables()
  const counts = useCounts(levels.data ?? [])
  const [read, setRead] = useState<CountsRead>()
  const rows = levels.data && sellables.data ? stockRows(levels.data, sellables.data, shop.placeName) : undefined
  const shown = rows && narrowed(rows, { text, place, low: '' })
  useKeptOpen(counts.ready.length > 0)
  useKeys({ '/': () => document.getElementById('list-search')?.focus() })
  const move = (id: string, by: 1 | -1) => {
    const next = shown?.[shown.findIndex(({ level }) => level._id === id) + by]
    if (next) document.getElementById(countFieldId(next.level._id))?.focus()
  }
  return (
    <Page
      title="Counts"
      sheet
      actions={<Commit counts={counts} />}
      below={read ? <CountsReadNotice read={read} onClose={() => setRead(undefined)} /> : null}
      footer={<span>{shown ? `${counts.ready.length} counted of ${rows?.length ?? 0} rows` : 'Reading'}</span>}
    >
      <CountBar place={place} text={text}>
        <CountFile place={shop.placeName(place)} rows={rows ?? []} counts={counts} onRead={setRead} />
      </CountBar>
      {levels.isError && !levels.data ? (
        <ReadFailed error={levels.error} onRetry={() => void levels.refetch()} />
      ) : shown === undefined ? (
        <LoadingRows count={12} height={56} />
      ) : (
        <div className="stock-sheet count-sheet">
          <Sheet
            label="Count sheet"
            rows={shown}
            columns={countColumns(counts, move)}
            rowId={({ level }) => level._id}
            rowHeight={56}
            tone={(row) => toneOf(counts, row)}
            empty={
              <EmptyState
                icon={FilterIcon}
                title={rows?.length === 0 ? 'No stock is kept here yet' : 'No row matches'}
                text={
                  rows?.length === 0 ? 'The first delivery makes the levels.' : `${rows?.length} without the search.`
                }
              />
            }
          />
        </div>
      )}
    </Page>
  )
}
