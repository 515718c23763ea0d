import type { Tone } from '@souk/kernel'

export interface Tab {
  readonly name: string
  readonly title: string
  /** The tone of its count while there is something in it. */
  readonly tone?: Tone
  readonly count?: number | undefined
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly shown: string
  readonly onOpen: (name: string) => void
}

/** Views of one page, each with how many it holds. */
export function Tabs({ label, tabs, shown, onOpen }: TabsProps) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ name, title, tone = 'default', count }) => (
        <button type="button" key={name} aria-pressed={name === shown} onClick={() => onOpen(name)}>
          {title}
          {count === undefined ? null : (
            <span className="tab-count" data-tone={count > 0 ? tone : 'default'}>
              {count.toLocaleString('en-US')}
            </span>
          )}
        </button>
      ))}
    </nav>
  )
}
