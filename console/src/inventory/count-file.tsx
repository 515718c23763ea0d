import { DownloadIcon } from '@sanity/icons/Download'
import { UploadIcon } from '@sanity/icons/Upload'
import { Button } from '@sanity/ui'
import { useRef } from 'react'
import { download } from '../analytics/csv.ts'
import { RefusalNotice } from '../ui/states.tsx'
import { countCsv, type CountsRead, readCounts } from './count-csv.ts'
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
    <>
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
    </>
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
  const done = <Button mode="bleed" text="Done" fontSize={1} padding={2} onClick={onClose} />
  if (problems.length === 0)
    return (
      <p className="backlog" role="status">
        {taken} counts stand in the sheet. Nothing is saved yet. {done}
      </p>
    )
  return (
    <div className="count-problems">
      <RefusalNotice
        message={`${taken} counts stand in the sheet and nothing is saved yet. ${problems.length} lines were left out.`}
        action={done}
      />
      <ul className="plain-list">
        {problems.slice(0, shownProblems).map(({ line, words }) => (
          <li key={line}>
            <span className="muted">Line {line}.</span> {words}
          </li>
        ))}
      </ul>
      {problems.length > shownProblems ? <p className="muted">And {problems.length - shownProblems} more.</p> : null}
    </div>
  )
}
