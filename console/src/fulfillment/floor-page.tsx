import { useList, useMany } from '@refinedev/core'
import { Select } from '@sanity/ui'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { orderOfWork, workRow } from '../queries.ts'
import { useShop } from '../shop.ts'
import type { WorkRow } from '../orders/order-row.ts'
import { Page } from '../ui/page.tsx'
import { ReadFailed } from '../ui/states.tsx'
import { useChanged } from '../ui/use-changed.ts'
import { useKeys } from '../ui/use-keys.ts'
import { useRowCursor } from '../ui/use-row-cursor.ts'
import { BoardScanner } from './board-scanner.tsx'
import { FloorColumn } from './floor-column.tsx'
import { shortName, type WorkOrder } from './floor-card.tsx'
import { FloorFigures } from './floor-figures.tsx'
import { standsIn } from './floor-stages.ts'
import { useKeptScans } from './kept-scans-notice.tsx'
import { PickSheet } from './pick-sheet.tsx'

/** The list that is open, and what is done as soon as it is. */
interface Listed {
  readonly id: string
  readonly begin?: 'claim' | 'short' | undefined
}

const onTheFloor = ['open', 'picking', 'packed', 'ready', 'handed_over']

function PlaceSelect({ place, onPlace }: { readonly place: string; readonly onPlace: (id: string) => void }) {
  const { locations } = useShop()
  if (locations.length < 2) return null
  return (
    <div className="place-select">
      <Select
        aria-label="Place"
        value={place}
        fontSize={1}
        padding={3}
        onChange={(event) => onPlace(event.currentTarget.value)}
      >
        <option value="">All places</option>
        {locations.map(({ _id, name }) => (
          <option key={_id} value={_id}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  )
}

/** The board: a column per stage, oldest first, one way on per card. */
export function FloorPage() {
  const { floorStages } = useShop()
  const [params, setParams] = useSearchParams()
  const place = params.get('place') ?? ''
  const { query } = useList<WorkRow & { id: string }>({
    resource: 'fulfillment',
    pagination: { mode: 'server', currentPage: 1, pageSize: 400 },
    sorters: [{ field: 'openedAt', order: 'asc' }],
    filters: [
      { field: 'state', operator: 'in', value: onTheFloor },
      ...(place ? [{ field: 'location', operator: 'eq' as const, value: place }] : []),
    ],
    meta: { projection: workRow, count: 'bound' },
    queryOptions: { placeholderData: (before) => before },
  })
  const work: readonly WorkRow[] | undefined = query.data?.data
  const orders = useMany<WorkOrder>({
    resource: 'order',
    ids: [...new Set((work ?? []).map(({ order }) => order))],
    meta: { projection: orderOfWork },
    queryOptions: { enabled: (work?.length ?? 0) > 0, placeholderData: (before) => before },
  })
  const orderOf = new Map((orders.query.data?.data ?? []).map((order) => [order._id, order]))
  const columns = floorStages.map((stage) => ({
    stage,
    cards: (work ?? []).filter(({ state }) => standsIn(state, stage)),
  }))
  const changed = useChanged(work)
  // Held here: a card moves on to another column while its list is open
  const [listed, setListed] = useState<Listed>()
  const open = work?.find(({ _id }) => _id === listed?.id)
  const kept = useKeptScans()
  useEffect(() => kept.heard(work ?? []), [kept, work])
  const cursor = useRowCursor(
    columns.flatMap(({ cards }) => cards.map(({ _id }) => _id)),
    (id) => document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] a`)?.click(),
  )
  const list = (begin?: Listed['begin']) => () => cursor.cursor && setListed({ id: cursor.cursor, begin })
  useKeys({
    ...cursor.keys,
    ArrowRight: () =>
      cursor.cursor &&
      document.querySelector<HTMLElement>(`[data-card="${CSS.escape(cursor.cursor)}"] .card-step`)?.click(),
    l: list(),
    c: list('claim'),
    s: list('short'),
    Escape: cursor.clear,
  })
  return (
    <Page
      title="Floor"
      sheet
      ground
      beside={<PlaceSelect place={place} onPlace={(id) => setParams(id ? { place: id } : {}, { replace: true })} />}
      below={<FloorFigures work={work ?? []} />}
    >
      {query.isError && !work ? (
        <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div className="floor">
          {columns.map(({ stage, cards }) => (
            <FloorColumn
              key={stage.state}
              stage={stage}
              cards={work === undefined ? undefined : cards}
              orderOf={(id) => orderOf.get(id)}
              changed={changed}
              cursor={cursor.cursor}
              onList={(id) => setListed({ id })}
            />
          ))}
        </div>
      )}
      <BoardScanner work={work ?? []} onList={(id) => setListed({ id })} />
      {open ? (
        <PickSheet
          key={open._id}
          work={open}
          begin={listed?.begin}
          name={shortName(orderOf.get(open.order)?.customer)}
          onClose={() => setListed(undefined)}
        />
      ) : null}
    </Page>
  )
}
