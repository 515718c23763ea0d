import type { RouterProvider } from '@refinedev/core'
import { expect, test } from 'vitest'
import { guardRouter } from './flat-meta.ts'
import { extraOf, sanityMeta } from './meta.ts'

test('only what was written with sanityMeta counts, wherever Refine has spread it to', () => {
  const meta = { ...sanityMeta({ filter: 'true' }) }
  expect(extraOf({ ...meta, page: 'orders' })).toEqual({ filter: 'true' })
  expect(extraOf(JSON.parse(JSON.stringify(meta)))).toEqual({})
  expect(extraOf({ filter: 'true' })).toEqual({})
  expect(extraOf(undefined)).toEqual({})
})

test('a guarded router keeps the address from naming parts of a query, and answers the same function for the same', () => {
  const parse = () => ({ pathname: '/', params: { filter: 'true', groq: '*', tab: 'lines', currentPage: 2 } })
  const router: RouterProvider = { parse: () => parse as never }
  const guarded = guardRouter(router)
  expect(guarded.parse?.()()).toEqual({ pathname: '/', params: { tab: 'lines', currentPage: 2 } })
  expect(guarded.parse?.()).toBe(guarded.parse?.())
  expect(guardRouter({})).toEqual({})
})
