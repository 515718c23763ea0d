import { CloseIcon } from '@sanity/icons/Close'
import { Button } from '@sanity/ui'
import type { ReactNode } from 'react'

interface DrawerProps {
  readonly title: ReactNode
  readonly about?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** One row of a list, beside it. */
export function Drawer({ title, about, onClose, children }: DrawerProps) {
  return (
    <aside className="drawer" aria-labelledby="drawer-title">
      <header>
        <div>
          <h2 id="drawer-title">{title}</h2>
          {about ? <div className="muted">{about}</div> : null}
        </div>
        <Button mode="bleed" icon={CloseIcon} padding={2} aria-label="Close" onClick={onClose} />
      </header>
      {children}
    </aside>
  )
}

interface FactProps {
  readonly label: string
  readonly children: ReactNode
}

/** A word and its value, in a `Facts` list. */
export function Fact({ label, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What is known of a row, one fact under the other. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="drawer-facts">{children}</dl>
}
