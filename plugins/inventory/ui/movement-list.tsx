import { ArchiveIcon } from '@sanity/icons/Archive'
import { type Column, DataTable, EmptyState, formatDay, formatTime } from '@souk/ui'
import { accountWords } from '../domain/documents.ts'
import type { InsideAccount } from '../domain/level.ts'
import type { MovementLine } from './movement-lines.ts'

export interface MovementListProps {
  readonly lines: readonly MovementLine[]
  /** Names of places by id. */
  readonly places: Readonly<Record<string, string>>
  /** IANA zone; the viewer's own when left out. */
  readonly timeZone?: string
  /** The account that is told of; the free units when left out. */
  readonly account?: InsideAccount
}

const signed = (units: number): string => (units > 0 ? `+${units}` : units < 0 ? `−${-units}` : '0')

/** The last movements of a variant: when, why, from where to where, and what was free afterwards. */
export function MovementList({ lines, places, timeZone, account = 'available' }: MovementListProps) {
  const zone = timeZone === undefined ? {} : { timeZone }
  const columns: readonly Column<MovementLine>[] = [
    {
      key: 'at',
      title: 'When',
      width: '64px',
      cell: (line) => (
        <time
          dateTime={line.at}
          title={`${formatDay(line.at, timeZone)} ${formatTime(line.at, { seconds: true, ...zone })}`}
        >
          {formatTime(line.at, zone)}
        </time>
      ),
    },
    {
      key: 'words',
      title: 'Why',
      cell: (line) => (
        <>
          <span style={{ fontWeight: 500 }}>{line.words}</span>
          <span style={{ display: 'block', marginTop: 5, color: 'var(--card-muted-fg-color)' }}>
            {[places[line.location] ?? line.location, line.who].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    { key: 'move', title: 'From → to', cell: (line) => `${accountWords[line.from]} → ${accountWords[line.to]}` },
    {
      key: 'effect',
      title: account === 'available' ? 'Free' : 'Effect',
      align: 'end',
      width: '56px',
      cell: (line) => <Effect units={line.effect} />,
    },
    { key: 'balance', title: 'After', align: 'end', width: '56px', cell: (line) => line.balance },
  ]
  return (
    <DataTable
      caption="Last movements"
      columns={columns}
      rows={lines}
      rowKey={(line) => line.key}
      empty={
        <EmptyState
          icon={ArchiveIcon}
          title="Nothing moved yet"
          text="Every change of this variant's stock is kept here."
        />
      }
    />
  )
}

function Effect({ units }: { readonly units: number }) {
  const style = { fontWeight: 600, ...(units > 0 && { color: 'var(--card-badge-positive-fg-color)' }) }
  return <span style={style}>{signed(units)}</span>
}
