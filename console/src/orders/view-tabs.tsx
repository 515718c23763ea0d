import { orderViews } from './order-views.ts'

interface ViewTabsProps {
  readonly shown: string
  readonly counts: Readonly<Record<string, number>> | undefined
  readonly onOpen: (name: string) => void
}

/** The views of the queue with what each holds. */
export function ViewTabs({ shown, counts, onOpen }: ViewTabsProps) {
  return (
    <nav className="tabs" aria-label="Views">
      {orderViews.map(({ name, title, tone }) => {
        const count = counts?.[name]
        return (
          <button type="button" key={name} aria-pressed={name === shown} onClick={() => onOpen(name)}>
            {title}
            {count === undefined ? null : (
              <span className="tab-count" data-tone={count > 0 ? tone : 'default'}>
                {count.toLocaleString('en-US')}
              </span>
            )}
          </button>
        )
      })}
    </nav>
  )
}
