import { useLocation, useNavigate, useRevalidator } from '@remix-run/react'
import { enableVisualEditing, type HistoryAdapterNavigate } from '@sanity/visual-editing'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { inLanguagePath } from '../languages.ts'

/**
 * Click-to-edit inside the Studio: outlines over texts that lead to their fields, pages asked again when something was
 * written, and the page's address told to the Studio. `prefix` is the language's part of the address.
 */
export function VisualEditing({ prefix }: { readonly prefix: string }) {
  const navigate = useNavigate()
  const { revalidate, state } = useRevalidator()
  const { pathname, search, hash } = useLocation()
  const [tell, setTell] = useState<HistoryAdapterNavigate>()
  const waiting = useRef<(() => void)[]>([])

  const refresh = useEffectEvent(
    () =>
      new Promise<void>((done) => {
        waiting.current.push(done)
        void revalidate()
      }),
  )
  const go = useEffectEvent((address: string, replace: boolean) => {
    const { pathname: path, search: query, origin } = new URL(address, window.location.origin)
    if (origin !== window.location.origin) return
    // Another language is another address of the server's, not of this page's router
    if (prefix ? path === prefix || path.startsWith(`${prefix}/`) : true)
      void navigate((prefix ? path.slice(prefix.length) || '/' : path) + query, { replace })
    else window.location.assign(path + query)
  })
  const back = useEffectEvent(() => void navigate(-1))

  useEffect(
    () =>
      enableVisualEditing({
        refresh: () => refresh(),
        history: {
          subscribe: (listener) => {
            setTell(() => listener)
            return () => setTell(undefined)
          },
          update: (update) => {
            if (update.type === 'pop') back()
            else go(update.url, update.type === 'replace')
          },
        },
      }),
    [],
  )
  useEffect(() => {
    if (state !== 'idle') return
    for (const done of waiting.current.splice(0)) done()
  }, [state])
  useEffect(() => {
    tell?.({ type: 'push', url: inLanguagePath(prefix, pathname) + search + hash })
  }, [tell, prefix, pathname, search, hash])
  return null
}
