import { DownloadIcon } from '@sanity/icons/Download'
import { Button } from '@sanity/ui'
import type { ReactNode } from 'react'
import { Page } from '../ui/page.tsx'
import { PageLoading } from '../ui/page-loading.tsx'
import { ReadFailed } from '../ui/states.tsx'
import { type Period, periodWords } from './period.ts'
import { PeriodSelect } from './period-select.tsx'

interface Read {
  readonly ready: boolean
  readonly error?: unknown
  readonly retry: () => unknown
}

interface FiguresPageProps {
  readonly title: string
  readonly period: Period
  readonly length: number
  readonly onLength: (days: number) => void
  /** What the page reads; it shows itself when all of it is there. */
  readonly reads: readonly Read[]
  /** Why the period before is not whole, when it is not. */
  readonly missing?: string | undefined
  readonly onSave: () => void
  readonly children: () => ReactNode
}

/** A page of figures over some days: their choice, a CSV of what is shown, and what failed or is missing. */
export function FiguresPage({ title, period, length, onLength, reads, missing, onSave, children }: FiguresPageProps) {
  const failed = reads.find(({ error }) => error)
  const ready = reads.every((read) => read.ready)
  return (
    <Page
      title={title}
      ground
      beside={<span>{periodWords(period)}</span>}
      actions={
        <>
          <PeriodSelect days={length} onChange={onLength} />
          <Button
            mode="ghost"
            icon={DownloadIcon}
            text="CSV"
            fontSize={1}
            padding={3}
            disabled={!ready}
            onClick={onSave}
          />
        </>
      }
    >
      {failed ? <ReadFailed error={failed.error} onRetry={() => void failed.retry()} /> : null}
      {!ready && !failed ? <PageLoading /> : null}
      {ready && missing ? (
        <p className="not-whole" role="note">
          {missing}
        </p>
      ) : null}
      {ready ? children() : null}
    </Page>
  )
}
