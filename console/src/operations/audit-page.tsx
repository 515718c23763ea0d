import { Button } from '@sanity/ui'
import type { ColumnDef } from '@tanstack/react-table'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { dayOf, shortDay, whenever } from '../time-words.ts'
import { download } from '../analytics/csv.ts'
import { ListKeys } from '../ui/list-footer.tsx'
import { ListEmpty } from '../ui/list-empty.tsx'
import { Page } from '../ui/page.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useAddress } from '../ui/use-address.ts'
import { useOffers } from '../use-access.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useRowCursor } from '../ui/use-row-cursor.ts'
import { AuditBar } from './audit-bar.tsx'
import { AuditDrawer } from './audit-drawer.tsx'
import { type PathOf, documentPath, documentTitle } from './audit-documents.ts'
import { actorName, auditCsv, type AuditRow } from './audit-rows.ts'
import { type AuditList, useAuditBook, useAuditChoice, useFloorSteps } from './use-audit.ts'
import { useCommandTitles } from './use-command-titles.ts'
import { chosenColumns, shownColumns } from '../views/column-choice.ts'
import { ViewsMenu } from '../views/views-menu.tsx'

const tabs = [
  { name: 'desk', title: 'Desk and office' },
  { name: 'floor', title: 'Floor' },
] as const
const filterNames = ['q', 'person', 'command', 'kind', 'day'] as const

function About({ row, pathOf }: { readonly row: AuditRow; readonly pathOf: PathOf }) {
  const [id, ...rest] = row.documents
  if (id === undefined) return <span className="muted">—</span>
  const path = pathOf(id)
  const title = documentTitle(id, row.name)
  // What belongs to the same order is shown on its page
  const more = rest.filter((other) => path === undefined || pathOf(other) !== path)
  return (
    <>
      {path ? (
        <Link className={more.length > 0 ? 'among-words' : undefined} to={path}>
          {title}
        </Link>
      ) : (
        title
      )}
      {more.length > 0 ? (
        <span className="muted" title={more.join('\n')}>
          {' '}
          and {more.length} more
        </span>
      ) : null}
    </>
  )
}

const columns = (
  titleOf: (row: AuditRow) => string,
  pathOf: PathOf,
  open: (id: string) => void,
  zone: string,
  now: number,
): ColumnDef<AuditRow>[] => [
  {
    id: 'at',
    header: 'When',
    meta: { width: 124 },
    cell: ({ row: { original } }) => <span className="figures">{whenever(original.at, zone, now)}</span>,
  },
  {
    id: 'who',
    header: 'Who',
    meta: { width: 124 },
    cell: ({ row: { original } }) => <span className="strong">{actorName(original.actor)}</span>,
  },
  {
    id: 'what',
    header: 'What',
    cell: ({ row: { original } }) => <RowLink onOpen={() => open(original.id)}>{titleOf(original)}</RowLink>,
  },
  {
    id: 'about',
    header: 'About',
    meta: { width: 320, from: 560 },
    cell: ({ row: { original } }) => <About row={original} pathOf={pathOf} />,
  },
  {
    id: 'command',
    header: 'Command',
    meta: { width: 190, from: 1000 },
    cell: ({ row: { original } }) => <span className="muted mono">{original.command}</span>,
  },
]

function AuditFooter({ list, words }: { readonly list: AuditList; readonly words: string }) {
  const shown = list.rows?.length ?? 0
  return (
    <>
      <span>
        {list.total === undefined
          ? 'Counting'
          : `${shown.toLocaleString('en-US')} of ${list.total.toLocaleString('en-US')}`}
        {words}
      </span>
      {list.older ? (
        <Button mode="bleed" text="Show older" fontSize={1} padding={2} loading={list.busy} onClick={list.older} />
      ) : null}
      <ListKeys />
    </>
  )
}

/** Everything that people did: the book of the desk and the office, and the floor's steps out of the orders' timelines. */
export function AuditPage() {
  const address = useAddress()
  const { timeZone: zone } = useShop()
  const now = useMinutes()
  const titles = useCommandTitles()
  const choice = useAuditChoice(address, zone)
  const floor = address.read('view') === 'floor'
  const book = useAuditBook(choice, !floor)
  const steps = useFloorSteps(choice, zone, now, floor)
  const list = floor ? steps : book
  const titleOf = ({ words, command }: AuditRow) => words ?? titles.get(command) ?? command
  const offers = useOffers()
  // A link leads only to what its reader may see
  const pathOf = (id: string) => [documentPath(id)].find((path) => path !== undefined && offers(path))
  const chosen = list.rows?.find(({ id }) => id === address.read('open'))
  const close = () => address.open(undefined)
  const cursor = useRowCursor(
    (list.rows ?? []).map(({ id }) => id),
    address.open,
  )
  useKeys({
    ...cursor.keys,
    '/': () => document.getElementById('list-search')?.focus(),
    Escape: () => (chosen ? close() : cursor.clear()),
  })
  const drop = () => address.change(Object.fromEntries(filterNames.map((name) => [name, undefined])))
  const narrowed = filterNames.some((name) => address.read(name) !== '')
  const day = choice.day || dayOf(now, zone)
  const all = columns(titleOf, pathOf, address.open, zone, now)
  return (
    <Page
      title="Audit"
      sheet
      actions={
        <>
          <ViewsMenu columns={chosenColumns(all)} />
          <Button
            mode="ghost"
            text="CSV"
            fontSize={1}
            padding={3}
            disabled={!list.rows?.length}
            onClick={() =>
              download(`audit ${floor ? `floor ${day}` : choice.day || day}.csv`, auditCsv(list.rows ?? [], titleOf))
            }
          />
        </>
      }
      below={
        <Tabs
          label="Views"
          tabs={tabs}
          shown={floor ? 'floor' : 'desk'}
          onOpen={(view) => address.change({ view: view === 'desk' ? undefined : view })}
        />
      }
      footer={
        <AuditFooter list={list} words={floor ? ` steps of ${shortDay(`${day}T12:00:00Z`, 'UTC')}` : ' entries'} />
      }
    >
      <AuditBar address={address} titles={titles} />
      <div className="stock list" data-drawer={chosen ? '' : undefined}>
        <div className="stock-sheet">
          {list.error && !list.rows ? (
            <ReadFailed error={list.error} onRetry={list.again} />
          ) : list.rows === undefined ? (
            <LoadingRows count={12} />
          ) : (
            <Sheet
              label="Audit"
              rows={list.rows}
              columns={shownColumns(all, address.read('hide'))}
              rowId={(row) => row.id}
              cursor={cursor.cursor ?? chosen?.id}
              onOpen={({ id }) => address.open(id)}
              empty={
                <ListEmpty
                  words={{
                    title: floor ? 'No step was taken on this day' : 'Nothing was done yet',
                    text: 'What staff do shows here by itself.',
                  }}
                  narrowed={narrowed}
                  hidden={undefined}
                  onDrop={drop}
                />
              }
            />
          )}
        </div>
        {chosen ? (
          <AuditDrawer key={chosen.id} row={chosen} title={titleOf(chosen)} pathOf={pathOf} onClose={close} />
        ) : null}
      </div>
    </Page>
  )
}
