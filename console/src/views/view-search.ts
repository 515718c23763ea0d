/** What belongs to the moment: a search (it may name somebody), a page, the row that is open, the view's own name. */
const passing = new Set(['q', 'page', 'open', 'level', 'saved'])

/** What a saved view keeps of an address: filters, sorting, columns, always in the same order. */
export function viewSearch(params: URLSearchParams): string {
  const kept = [...params].filter(([name, value]) => !passing.has(name) && value !== '')
  return new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString()
}

/** The address that opens a view; `savedAs` is its id without the first part. */
export const viewAddress = (path: string, { search, savedAs }: { search: string; savedAs: string }): string =>
  `${path}?${search === '' ? '' : `${search}&`}saved=${savedAs}`

/** Ids of columns that an address leaves out. */
export const hiddenColumns = (hide: string): readonly string[] => (hide === '' ? [] : hide.split(','))

/** The same list with one more or one less. */
export const toggled = (hidden: readonly string[], id: string): string =>
  (hidden.includes(id) ? hidden.filter((each) => each !== id) : [...hidden, id]).toSorted().join(',')
