import { useGetIdentity } from '@refinedev/core'
import type { SanityIdentity } from '@souk/refine-sanity'
import { useState } from 'react'
import { mayRead } from '../page-access.ts'
import { useRested } from '../ui/use-rested.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { type FoundThing, foundQuery, foundTypes, guardedTypes, recentQuery, wordParams } from './found-things.ts'
import { recentIds } from './recent.ts'

const restMs = 150

/** What the text names, and what this person opened last, both as they are called now. `busy` until the text was asked. */
export function useFound(text: string) {
  const { data: person } = useGetIdentity<SanityIdentity>()
  const roles = person?.roles ?? []
  const [recent] = useState(() => (person ? recentIds(person.id) : []))
  const rested = useRested(text, restMs)
  const types = foundTypes.filter(
    (type) => !guardedTypes.some((each) => each === type) || (roles.length > 0 && mayRead(roles, [type as never])),
  )
  const asked = rested.trim() !== ''
  const found = useLiveQuery<readonly FoundThing[]>({
    name: 'paletteFound',
    groq: foundQuery(types),
    params: wordParams(rested),
    types: [],
    enabled: asked && roles.length > 0,
  })
  const before = useLiveQuery<readonly FoundThing[]>({
    name: 'paletteRecent',
    groq: recentQuery,
    params: { ids: recent },
    types: [],
    enabled: recent.length > 0,
  })
  const placed = (before.data ?? []).toSorted((a, b) => recent.indexOf(a._id) - recent.indexOf(b._id))
  const isTold = asked && !found.isPlaceholderData
  return {
    person: person?.id,
    recent: placed,
    found: isTold ? (found.data ?? []) : [],
    error: isTold ? found.error : null,
    busy: text.trim() !== '' && (rested !== text || (!found.error && (found.isPlaceholderData || !found.data))),
  }
}
