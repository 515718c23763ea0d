import { Link, useLocation } from '@remix-run/react'
import { StatePanel } from './state-panel.tsx'
import { useShop } from './use-shop.ts'

/** 404, 503 for a shop without goods, what nobody could read, and our own faults: what happened, what is safe, a way on. */
export function ErrorPage({ status }: { readonly status: number }) {
  const { words } = useShop()
  const { pathname } = useLocation()
  const said =
    {
      404: [words.error.notFound, words.error.notFoundText],
      503: [words.error.closed, words.error.closedText],
    }[status] ?? (status < 500 ? [words.error.unread, words.error.unreadText] : [words.error.title, words.error.text])
  return (
    <div className="container page">
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
    </div>
  )
}
