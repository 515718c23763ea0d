import { useGetIdentity } from '@refinedev/core'
import type { SanityIdentity } from '@souk/refine-sanity'
import type { ReactNode } from 'react'
import { savedViewsQuery } from '../queries.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { SavedViewsProvider, type SavedViewRow } from '../views/saved-views.tsx'

/** Reads, live, the views that this person may open: one's own and those that are shared. */
export function ReadViews({ children }: { readonly children: ReactNode }) {
  const { data: person } = useGetIdentity<SanityIdentity>()
  const { data } = useLiveQuery<readonly SavedViewRow[]>({
    name: 'savedViews',
    groq: savedViewsQuery,
    params: { me: person?.id ?? '' },
    types: ['savedView'],
    enabled: person !== undefined,
  })
  return (
    <SavedViewsProvider me={person?.id} views={data}>
      {children}
    </SavedViewsProvider>
  )
}
