import { createContext, type ReactNode, useContext } from 'react'

/** A list as somebody likes it, as the console reads it. */
export interface SavedViewRow {
  readonly _id: string
  readonly name: string
  readonly page: string
  readonly search: string
  readonly owner: { readonly id: string; readonly name: string }
  readonly shared: boolean
  readonly defaultFor: readonly string[]
}

interface SavedViews {
  /** Id of who is signed in. */
  readonly me: string | undefined
  /** Undefined until they are read. */
  readonly views: readonly SavedViewRow[] | undefined
}
const Context = createContext<SavedViews>({ me: undefined, views: undefined })

/** Hands the views that a person may open to every list. Read once, by the frame. */
export function SavedViewsProvider({ children, ...value }: SavedViews & { readonly children: ReactNode }) {
  return <Context value={value}>{children}</Context>
}

/** Views of one page, one's own before the team's. */
export function useSavedViews(page: string | undefined) {
  const { me, views } = useContext(Context)
  const here = views?.filter((view) => view.page === page)
  return {
    me,
    read: views !== undefined,
    own: here?.filter(({ owner }) => owner.id === me) ?? [],
    others: here?.filter(({ owner }) => owner.id !== me) ?? [],
    first: here?.find(({ defaultFor }) => me !== undefined && defaultFor.includes(me)),
  } as const
}
