import { expect, test } from 'vitest'
import { listQuery } from './list-query.ts'

test('the second page is sorted, sliced and counted apart', () => {
  expect(
    listQuery(
      {
        resource: 'orders',
        pagination: { currentPage: 2, pageSize: 20 },
        sorters: [{ field: 'placedAt', order: 'desc' }],
        filters: [{ field: 'state', operator: 'eq', value: 'placed' }],
      },
      { type: 'order', projection: '{_id, number}', filter: 'total > $least', params: { least: 5 } },
    ),
  ).toEqual({
    page: '*[_type == $type && (state == $f0) && (total > $least)] | order(placedAt desc, _id asc)[20...40]{_id, number}',
    count: 'count(*[_type == $type && (state == $f0) && (total > $least)])',
    params: { least: 5, f0: 'placed', type: 'order' },
    offset: 20,
    size: 20,
  })
})

test('a bound count asks for one row more', () => {
  expect(listQuery({ resource: 'order', pagination: { pageSize: 10 } }, { count: 'bound' }).page).toBe(
    '*[_type == $type && true] | order(_id asc)[0...11]',
  )
})

test('pagination off reads everything', () => {
  const query = listQuery({ resource: 'order', pagination: { mode: 'off' } }, {})
  expect(query.page).toBe('*[_type == $type && true] | order(_id asc)')
})

test.each([
  ['page zero', { currentPage: 0 }, 'currentPage must be a whole number from 1'],
  ['half a page', { pageSize: 2.5 }, 'pageSize must be a whole number from 1'],
])('%s is an error', (_, pagination, message) => {
  expect(() => listQuery({ resource: 'order', pagination }, {})).toThrow(message)
})

test('an order that is none, and a parameter name that is taken, are errors', () => {
  expect(() => listQuery({ resource: 'order', sorters: [{ field: 'a', order: 'up' as 'asc' }] }, {})).toThrow(
    '"up" is not a sort order',
  )
  expect(() => listQuery({ resource: 'order' }, { params: { type: 'customer' } })).toThrow(
    'the parameter name "type" is taken',
  )
})
