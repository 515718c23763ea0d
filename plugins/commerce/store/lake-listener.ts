import type { SanityClient } from '@sanity/client'
import type { StoredDocument } from '@souk/kernel'
import type { StoreChange } from '../contract.ts'

type Listener = { readonly types: ReadonlySet<string>; readonly onChange: (change: StoreChange) => void }

/**
 * One connection to the lake for every listener of the process; opened with the first, closed with the last. What is
 * missed while it is down is not made up for: listeners are wake-ups, and everything that counts is polled as well.
 */
export function createLakeListener(client: SanityClient, onLost: (error: unknown) => void) {
  const listeners = new Set<Listener>()
  let close: (() => void) | undefined
  let reopening: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    const stream = client.listen<StoredDocument>(
      '*[!(_id in path("drafts.**")) && !(_id in path("versions.**"))]',
      {},
      { includeResult: true, includePreviousRevision: true, includeMutations: false },
    )
    const subscription = stream.subscribe({
      next: (event) => {
        if (event.type !== 'mutation') return
        const { documentId: id, transition, result, previous } = event
        const type = result?._type ?? previous?._type
        if (type === undefined) return
        const change = { id, type, transition, ...(result && { result }) }
        for (const listener of listeners) if (listener.types.has(type)) listener.onChange(change)
      },
      error: (error: unknown) => {
        onLost(error)
        close = undefined
        reopening = setTimeout(() => listeners.size > 0 && !close && open(), 1000)
      },
    })
    close = () => subscription.unsubscribe()
  }

  return (types: readonly string[], onChange: (change: StoreChange) => void): (() => void) => {
    const listener = { types: new Set(types), onChange }
    listeners.add(listener)
    if (!close) open()
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      clearTimeout(reopening)
      close?.()
      close = undefined
    }
  }
}
