import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * Tells the server of a product's page that was opened by a script, because a page that was fetched ahead is not asked
 * for again. The first page of a visit was seen by the server itself. Quiet when it fails: figures are never worth an error.
 */
export function useSeen(on: boolean): void {
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (!on || last.current === pathname) return
    last.current = pathname
    if (!/\/products\/[^/]+$/.test(pathname)) return
    fetch('/seen', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ path: pathname }),
      keepalive: true,
    }).catch(() => undefined)
  }, [on, pathname])
}
