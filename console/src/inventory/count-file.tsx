import { DownloadIcon } from '@sanity/icons/Download'
import { UploadIcon } from '@sanity/icons/Upload'
import { Button } from '@sanity/ui'
import { useRef } from 'react'
import { download } from '../analytics/csv.ts'
import { countCsv, type CountsRead, readCounts } from './count-csv.ts'
import { countsWords } from './count-draft.ts'
import type { StockRow } from './stock-rows.ts'
import type { Counts } from './use-counts.ts'

interface CountFileProps {
  readonly place: string
  readonly rows: readonly StockRow[]
  readonly counts: Counts
  readonly onRead: (read: CountsRead) => void
}

/** The sheet out as CSV, and counts in from one: they stand in the sheet, and nothing is saved before it is committed. */
export function CountFile({ place, rows, counts, onRead }: CountFileProps) {
  const file = useRef<HTMLInputElement>(null)
  const read = async (chosen: File | undefined) => {
    if (!chosen) return
    const found = readCounts(await chosen.text(), rows)
    counts.take(found.drafts)
    onRead(found)
  }
  return (
    <div className="filter-end count-files">
      <Button
        mode="ghost"
        icon={DownloadIcon}
        text="CSV"
        aria-label="This sheet as CSV"
        fontSize={1}
        padding={3}
        onClick={() => download(`count ${place}.csv`, countCsv(rows, counts.drafts))}
      />
      <Button
        mode="ghost"
        icon={UploadIcon}
        text="From CSV"
        fontSize={1}
        padding={3}
        onClick={() => file.current?.click()}
      />
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        aria-label="Counts from a CSV file"
        hidden
        onChange={(event) => {
          const { files } = event.currentTarget
          void read(files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}

interface CountsReadProps {
  readonly read: CountsRead
  readonly onClose: () => void
}

const shownProblems = 20

/** What came of a file: how many counts it brought, and each line that could not be taken. */
export function CountsReadNotice({ read: { drafts, problems }, onClose }: CountsReadProps) {
  const taken = Object.keys(drafts).length
  return (
    <div className="count-read" role="status">
      <div className="split">
        <span className="strong">
          {taken === 0 ? 'No count was taken over' : `${countsWords(taken)} taken over into the sheet`}; nothing is
          saved yet.
        </span>
        <Button mode="bleed" text="Done" fontSize={1} padding={2} onClick={onClose} />
      </div>
      {problems.length > 0 ? (
        <ul className="plain-list">
          {problems.slice(0, shownProblems).map(({ line, words }) => (
            <li key={line}>
              <span className="tone" data-tone="caution">
                Line {line} was left out.
              </span>{' '}
              {words}
            </li>
          ))}
        </ul>
      ) : null}
      {problems.length > shownProblems ? (
        <p className="muted">{problems.length - shownProblems} more lines were left out.</p>
      ) : null}
    </div>
  )
}
