import { useLocation, useNavigate } from '@remix-run/react'
import { enableVisualEditing, type HistoryAdapterNavigate } from '@sanity/visual-editing'
import { useEffect, useEffectEvent, useState } from 'react'
import { inLanguagePath } from '../languages.ts'
import { useReadAgain } from '../ui/use-read-again.ts'
import { type View, viewOf } from './view.ts'

export interface VisualEditingProps {
  /** The language's part of the address. */
  readonly prefix: string
  /** What the page was read as. */
  readonly view: View
}

/**
 * Click-to-edit inside the Studio: outlines over texts that lead to their fields, pages asked again when something was
 * written, drafts or what is published as the Studio says, and the page's address told to the Studio.
 */
export function VisualEditing({ prefix, view }: VisualEditingProps) {
  const readAgain = useReadAgain()
  const tell = useStudioHistory(prefix)
  const refresh = useEffectEvent(() => readAgain())
  const look = useEffectEvent(async (wanted: View) => {
    if (wanted === view) return
    const answer = await fetch(`/preview/view?of=${wanted}`, { method: 'POST' })
    if (answer.ok) await readAgain()
  })
  const subscribe = useEffectEvent(tell.subscribe)
  const update = useEffectEvent(tell.update)

  useEffect(
    () =>
      enableVisualEditing({
        refresh: () => refresh(),
        history: { subscribe: (listener) => subscribe(listener), update: (change) => update(change) },
        onPerspectiveChange: (perspective) => void look(viewOf(String(perspective))),
      }),
    [],
  )
  // The Studio tells of the form beside the page alone; the shop's own line tells of every writing
  useEffect(() => {
    const source = new EventSource('/preview/events')
    source.addEventListener('open', () => void refresh())
    source.addEventListener('changed', () => void refresh())
    return () => source.close()
  }, [])
  return null
}

type History = NonNullable<NonNullable<Parameters<typeof enableVisualEditing>[0]>['history']>

/** The page's address in both directions: told to the Studio at every change, and changed when the Studio says so. */
function useStudioHistory(prefix: string): History {
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  const [tell, setTell] = useState<HistoryAdapterNavigate>()
  useEffect(() => {
    tell?.({ type: 'push', url: inLanguagePath(prefix, pathname) + search + hash })
  }, [tell, prefix, pathname, search, hash])

  const go = (address: string, replace: boolean) => {
    const { pathname: path, search: query, origin } = new URL(address, window.location.origin)
    if (origin !== window.location.origin) return
    // Another language is another address of the server's, not of this page's router
    if (prefix ? path === prefix || path.startsWith(`${prefix}/`) : true)
      void navigate((prefix ? path.slice(prefix.length) || '/' : path) + query, { replace })
    else window.location.assign(path + query)
  }
  return {
    subscribe: (listener) => {
      setTell(() => listener)
      return () => setTell(undefined)
    },
    update: (update) => {
      if (update.type === 'pop') void navigate(-1)
      else go(update.url, update.type === 'replace')
    },
  }
}
