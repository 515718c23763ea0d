import { type ReactNode, useEffect } from 'react'
import { KeptScansNotice } from '../fulfillment/kept-scans-notice.tsx'
import { PageLiveDot } from './live-dot.tsx'
import { NotLive } from './not-live.tsx'

interface PageProps {
  readonly title: string
  /** Beside the title: badges, the day. */
  readonly beside?: ReactNode
  /** Before the title: the way back. */
  readonly before?: ReactNode
  readonly actions?: ReactNode
  /** Under the top line and above the content, edge to edge: tabs, a bar. */
  readonly below?: ReactNode
  /** A sheet fills the window and scrolls inside; other pages scroll as a whole. */
  readonly sheet?: boolean
  /** The grey ground of boards and figures. */
  readonly ground?: boolean
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A page of the console: top line of 56, what is below it, content. Pages are live unless the feed says otherwise. */
export function Page({ title, beside, before, actions, below, sheet, ground, footer, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Console`
  }, [title])
  return (
    <div className="page" data-sheet={sheet ? '' : undefined} data-ground={ground ? '' : undefined}>
      <header className="page-top">
        {before}
        <h1>{title}</h1>
        <div className="page-beside">{beside}</div>
        <PageLiveDot />
        <div className="page-actions">{actions}</div>
      </header>
      <NotLive />
      <KeptScansNotice />
      {below}
      <div className="page-content">{children}</div>
      {footer ? <footer className="page-footer">{footer}</footer> : null}
    </div>
  )
}
