import { ChevronLeftIcon } from '@sanity/icons/ChevronLeft'
import { ChevronRightIcon } from '@sanity/icons/ChevronRight'
import { Button } from '@sanity/ui'
import type { ReactNode } from 'react'
import { Key } from './keys.tsx'

interface ListFooterProps {
  readonly page: number
  readonly size: number
  readonly total: number | undefined
  readonly onPage: (page: number) => void
  /** Said when there is nothing to list. */
  readonly none?: string
  /** Said after the count: what the rows come to. */
  readonly note?: string
  /** Further keys. */
  readonly children?: ReactNode
}

/** The keys that every list knows, at the end of its footer, and further ones. */
export function ListKeys({ children }: { readonly children?: ReactNode }) {
  return (
    <span className="page-footer-end">
      <span>
        <Key>J</Key> <Key>K</Key> move
      </span>
      <span>
        <Key>↵</Key> open
      </span>
      {children}
    </span>
  )
}

/** Which rows these are, and the keys. */
export function ListFooter({ page, size, total, onPage, none = 'No rows', note = '', children }: ListFooterProps) {
  const pages = Math.max(1, Math.ceil((total ?? 0) / size))
  const first = (page - 1) * size + 1
  return (
    <>
      <span>
        {total === undefined
          ? 'Counting'
          : total === 0
            ? none
            : `${first}–${Math.min(page * size, total)} of ${total.toLocaleString('en-US')}${note}`}
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
      <ListKeys>{children}</ListKeys>
    </>
  )
}
