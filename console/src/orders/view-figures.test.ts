import { expect, test } from 'vitest'
import { figuresQuery } from './view-figures.ts'

test('every view is counted with parameters of its own', () => {
  const open = [{ field: 'state', operator: 'eq', value: 'placed' } as const]
  const big = [{ field: 'totals.total', operator: 'gte', value: 5000 } as const]
  expect(
    figuresQuery(
      [
        { name: 'open', filters: open },
        { name: 'all', filters: [] },
      ],
      [...open, ...big],
    ),
  ).toEqual({
    groq: [
      '{"counts": {"open": count(*[_type == "order" && (state == $v0f0)]), "all": count(*[_type == "order" && true])}, ',
      '"sum": math::sum(*[_type == "order" && (state == $sf0) && (totals.total >= $sf1)].totals.total), ',
      '"shown": count(*[_type == "order" && (state == $sf0) && (totals.total >= $sf1)])}',
    ].join(''),
    params: { v0f0: 'placed', sf0: 'placed', sf1: 5000 },
  })
})
