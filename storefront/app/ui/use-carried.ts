import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useState } from 'react'

/** What `data()` wraps, or the value itself. */
type Carried<Value> = Value extends { readonly type: string; readonly data: infer Inner; readonly init: unknown }
  ? Inner
  : Value
type Answer<Handler> = Handler extends (...args: never[]) => Promise<infer Value> ? Carried<Value> : never

/** What the route's loader answered. Views are plain JSON, which single fetch carries unchanged, so the type is its own. */
export const useLoaded = <Loader>(): Answer<Loader> => useLoaderData() as Answer<Loader>

/** What the route's action answered last, if it was asked. */
export const useActed = <Action>(): Answer<Action> | undefined => useActionData() as Answer<Action> | undefined

/**
 * The same on a page that reads itself again at each change, which forgets what its action answered: that stays until
 * the shopper presses again or goes elsewhere.
 */
export function useActedLive<Action>(): Answer<Action> | undefined {
  const acted = useActed<Action>()
  const { state } = useNavigation()
  const [kept, keep] = useState(acted)
  const next = acted ?? (state === 'idle' ? kept : undefined)
  if (next !== kept) keep(next)
  return next
}
