import type { Document } from '@souk/kernel'
import type { Promotion } from '@souk/pricing'
import { expect, test } from 'vitest'
import { site as coffee } from '../coffee/site.ts'
import { site as trends } from './site.ts'

const of = (site: readonly Document[]) => site.filter(({ _type }) => _type === 'promotion') as unknown as Promotion[]

test.each([
  ['the bar', coffee, ['en'], ['free_delivery', 'percent']],
  ['Taqwa Trends', trends, ['ar', 'en', 'ur'], ['amount', 'free_delivery', 'percent']],
] as const)('%s gives promotions that are told in each of its languages', (_, site, languages, kinds) => {
  const promotions = of(site)
  expect([...new Set(promotions.map(({ kind }) => kind))].sort()).toEqual(kinds)
  for (const { title, active } of promotions) {
    expect(active).toBe(true)
    expect(title.flatMap(({ _key, value }) => (value ? [_key] : [])).sort()).toEqual(languages)
  }
})
