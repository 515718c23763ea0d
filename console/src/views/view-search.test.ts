import { expect, test } from 'vitest'
import { hiddenColumns, toggled, viewAddress, viewSearch } from './view-search.ts'

test('a view keeps filters, sorting and columns, and nothing of the moment', () => {
  const params = new URLSearchParams(
    'view=late&q=amira&page=3&open=ticket.a&saved=01k&payment=captured&hide=with&sort=',
  )
  expect(viewSearch(params)).toBe('hide=with&payment=captured&view=late')
})

test('two ways to the same filters are one view', () => {
  expect(viewSearch(new URLSearchParams('b=2&a=1'))).toBe(viewSearch(new URLSearchParams('a=1&b=2&page=2')))
})

test('an address carries the view and its name', () => {
  expect(viewAddress('/orders', { search: 'view=late', savedAs: '01k' })).toBe('/orders?view=late&saved=01k')
  expect(viewAddress('/stock', { search: '', savedAs: '01k' })).toBe('/stock?saved=01k')
})

test('columns come and go by name', () => {
  expect(hiddenColumns('')).toEqual([])
  expect(toggled(hiddenColumns('with'), 'place')).toBe('place,with')
  expect(toggled(hiddenColumns('place,with'), 'with')).toBe('place')
})
