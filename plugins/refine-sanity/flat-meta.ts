import type { DataProvider, MetaQuery, RouterProvider } from '@refinedev/core'
import { type SanityMeta, sanityMeta } from './meta.ts'

const names = {
  type: true,
  filter: true,
  params: true,
  projection: true,
  perspective: true,
  count: true,
  pages: true,
  ifRevisionID: true,
  draft: true,
  patch: true,
  transactionId: true,
  groq: true,
  actions: true,
} as const satisfies Record<keyof SanityMeta, true>

const isOurs = (name: string): boolean => Object.hasOwn(names, name)

const trusted = (meta: MetaQuery | undefined): MetaQuery => ({
  ...sanityMeta(Object.fromEntries(Object.entries(meta ?? {}).filter(([name]) => isOurs(name)))),
  ...meta,
})

/**
 * Lets pages write `meta: {projection}` in place of `meta: sanityMeta({projection})`. Only together with `guardRouter`:
 * without it, Refine hands the parameters of the address over as if a page had written them.
 */
export function withFlatMeta<Provider extends Required<DataProvider>>(provider: Provider): Provider {
  const flat =
    <Request extends { meta?: MetaQuery }, Answer>(run: (request: Request) => Answer) =>
    (request: Request): Answer =>
      run({ ...request, meta: trusted(request.meta) })
  return {
    ...provider,
    getList: flat(provider.getList),
    getMany: flat(provider.getMany),
    getOne: flat(provider.getOne),
    create: flat(provider.create),
    createMany: flat(provider.createMany),
    update: flat(provider.update),
    updateMany: flat(provider.updateMany),
    deleteOne: flat(provider.deleteOne),
    deleteMany: flat(provider.deleteMany),
    custom: flat(provider.custom),
  }
}

type Parse = ReturnType<NonNullable<RouterProvider['parse']>>

/** Takes the names of `SanityMeta` out of what Refine learns from the address: a link must not write queries. */
export function guardRouter<Router extends RouterProvider>(router: Router): Router {
  const guarded = new WeakMap<Parse, Parse>()
  const guard =
    (parse: Parse): Parse =>
    () => {
      const parsed = parse()
      const kept = Object.entries(parsed.params ?? {}).filter(([name]) => !isOurs(name))
      return { ...parsed, params: Object.fromEntries(kept) }
    }
  const useParse = router.parse
  if (useParse === undefined) return router
  return {
    ...router,
    // Refine compares the functions, so the same one in gives the same one out.
    parse: () => {
      const parse = useParse()
      const known = guarded.get(parse) ?? guard(parse)
      guarded.set(parse, known)
      return known
    },
  }
}
