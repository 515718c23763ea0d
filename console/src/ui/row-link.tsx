import type { ReactNode } from 'react'

/** The way into a row for keys and readers. */
export function RowLink({ onOpen, children }: { readonly onOpen: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="row-link strong" onClick={onOpen}>
      {children}
    </button>
  )
}
