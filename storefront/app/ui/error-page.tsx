import { isRouteErrorResponse, Link, useLocation } from '@remix-run/react'
import { awayOf } from '../away/away.ts'
import { AwayPanel } from './away-panel.tsx'
import { StatePanel } from './state-panel.tsx'
import { useShop } from './use-shop.ts'

/** 404, 503 for a shop that is away or without goods, what nobody could read, and our own faults: what happened, what is safe, a way on. */
export function ErrorPage({ error }: { readonly error: unknown }) {
  const status = isRouteErrorResponse(error) ? error.status : 500
  const away = isRouteErrorResponse(error) ? awayOf(error.data) : undefined
  return <div className="container page">{away ? <AwayPanel away={away} /> : <FaultPanel status={status} />}</div>
}

function FaultPanel({ status }: { readonly status: number }) {
  const { words } = useShop()
  const { pathname } = useLocation()
  const said =
    {
      404: [words.error.notFound, words.error.notFoundText],
      503: [words.error.closed, words.error.closedText],
    }[status] ?? (status < 500 ? [words.error.unread, words.error.unreadText] : [words.error.title, words.error.text])
  return (
    <StatePanel title={said[0] ?? ''} text={said[1] ?? ''}>
      {status >= 500 && (
        <a className="button action" href={pathname}>
          {words.error.again}
        </a>
      )}
      {status !== 503 && (
        <Link className={status >= 500 ? 'button quiet' : 'button action'} to="/">
          {words.error.home}
        </Link>
      )}
    </StatePanel>
  )
}
