import { useLocation, useSearchParams } from 'react-router'

/** What a page shows, kept in the address: a link is a view. Any change but turning pages and opening a row goes to page 1. */
export function useAddress() {
  const [params, setParams] = useSearchParams()
  const { pathname, search } = useLocation()
  const change = (changes: Readonly<Record<string, string | undefined>>, keepPage = false) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (!keepPage) next.delete('page')
        for (const [name, value] of Object.entries(changes))
          if (value === undefined || value === '') next.delete(name)
          else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const page = Number(params.get('page') ?? '1')
  return {
    href: `${pathname}${search}`,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    read: (name: string): string => params.get(name) ?? '',
    change,
    turn: (to: number) => change({ page: to > 1 ? String(to) : undefined }, true),
    /** The row beside the list. */
    open: (id: string | undefined) => change({ open: id }, true),
  } as const
}
export type Address = ReturnType<typeof useAddress>
