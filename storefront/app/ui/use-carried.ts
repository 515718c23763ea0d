import { useActionData, useLoaderData } from '@remix-run/react'

/** What `data()` wraps, or the value itself. */
type Carried<Value> = Value extends { readonly type: string; readonly data: infer Inner; readonly init: unknown }
  ? Inner
  : Value
type Answer<Handler> = Handler extends (...args: never[]) => Promise<infer Value> ? Carried<Value> : never

/** What the route's loader answered. Views are plain JSON, which single fetch carries unchanged, so the type is its own. */
export const useLoaded = <Loader>(): Answer<Loader> => useLoaderData() as Answer<Loader>

/** What the route's action answered last, if it was asked. */
export const useActed = <Action>(): Answer<Action> | undefined => useActionData() as Answer<Action> | undefined
