import { ChevronLeftIcon } from '@sanity/icons/ChevronLeft'
import { ChevronRightIcon } from '@sanity/icons/ChevronRight'
import { Button } from '@sanity/ui'
import { Key } from '../ui/keys.tsx'
import { moneyWords } from '../ui/money-words.ts'

interface OrdersFooterProps {
  readonly page: number
  readonly size: number
  readonly figures: { readonly shown: number; readonly sum: number | null } | undefined
  readonly currency: string
  readonly onPage: (page: number) => void
}

/** Which rows these are, what all of them come to, and the keys. */
export function OrdersFooter({ page, size, figures, currency, onPage }: OrdersFooterProps) {
  const count = figures?.shown ?? 0
  const first = (page - 1) * size + 1
  const last = Math.min(page * size, count)
  const pages = Math.max(1, Math.ceil(count / size))
  return (
    <>
      <span>
        {figures === undefined
          ? 'Counting'
          : count === 0
            ? 'No orders'
            : `${first}–${last} of ${count.toLocaleString('en-US')}, total ${moneyWords(figures.sum ?? 0, currency)}`}
      </span>
      {pages > 1 ? (
        <span className="pager">
          <Button
            mode="bleed"
            padding={2}
            icon={ChevronLeftIcon}
            aria-label="Page before"
            disabled={page <= 1}
            onClick={() => onPage(page - 1)}
          />
          Page {page} of {pages}
          <Button
            mode="bleed"
            padding={2}
            icon={ChevronRightIcon}
            aria-label="Next page"
            disabled={page >= pages}
            onClick={() => onPage(page + 1)}
          />
        </span>
      ) : null}
      <span className="page-footer-end">
        <span>
          <Key>J</Key> <Key>K</Key> move
        </span>
        <span>
          <Key>↵</Key> open
        </span>
        <span>
          <Key>?</Key> all keys
        </span>
      </span>
    </>
  )
}
