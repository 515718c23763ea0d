import { DownloadIcon } from '@sanity/icons/Download'
import { Button } from '@sanity/ui'
import { EmptyState } from '@souk/ui'
import { csvOf, download } from './csv.ts'

export interface CountRow {
  readonly key: string
  readonly label: string
  /** As people read them; one for each head after the first. */
  readonly cells: readonly string[]
  /** Length of the bar, 0 to 1. */
  readonly bar: number
}

interface CountsPanelProps {
  readonly id: string
  readonly title: string
  readonly head: readonly [string, ...string[]]
  readonly rows: readonly CountRow[]
  /** Why there is nothing. */
  readonly empty: string
  /** Under the table. */
  readonly note?: string
  /** The days shown, for the file's name. */
  readonly days: string
}

const shown = 12

/** A list of counts, most first, with its file: all rows, not only those that fit. */
export function CountsPanel({ id, title, head, rows, empty, note, days }: CountsPanelProps) {
  const save = () =>
    download(
      `${title.toLowerCase()} ${days}.csv`,
      csvOf(
        head.map((name) => name.toLowerCase()),
        rows.map(({ label, cells }) => [label, ...cells]),
      ),
    )
  return (
    <section className="panel top" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <div className="panel-aside">
          {rows.length > shown ? `${shown} of ${rows.length}` : ''}
          <Button
            mode="bleed"
            icon={DownloadIcon}
            fontSize={1}
            padding={2}
            aria-label={`${title} as CSV`}
            disabled={rows.length === 0}
            onClick={save}
          />
        </div>
      </header>
      {rows.length === 0 ? (
        <EmptyState title={empty} />
      ) : (
        <table>
          <thead>
            <tr>
              {head.map((name, index) => (
                <th scope="col" data-end={index === 0 ? undefined : ''} key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ key, label, cells, bar }) => (
              <tr key={key}>
                <td>
                  <bdi>{label}</bdi>
                  <span className="bar" aria-hidden="true">
                    <i style={{ inlineSize: `${bar * 100}%` }} />
                  </span>
                </td>
                {cells.map((cell, index) => (
                  <td data-end="" key={head[index + 1]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note ? <p className="panel-note muted">{note}</p> : null}
    </section>
  )
}
