import { expect, test } from 'vitest'
import { inReferenceOrder } from './in-reference-order.ts'

const document = (_id: string, ...refs: readonly string[]) => ({
  _id,
  _type: 't',
  refs: refs.map((_ref) => ({ _ref })),
})
const groups = (...documents: readonly ReturnType<typeof document>[]) =>
  inReferenceOrder(documents).map((group) => group.map(({ _id }) => _id))

test('what is referred to comes first', () => {
  expect(groups(document('page', 'product'), document('product', 'seller', 'picture'), document('seller'))).toEqual([
    ['seller'],
    ['product'],
    ['page'],
  ])
})

test('documents that refer to each other come together, and nothing is lost', () => {
  expect(groups(document('a', 'b'), document('b', 'a'), document('c'), document('d', 'd'))).toEqual([
    ['c', 'd'],
    ['a', 'b'],
  ])
  expect(groups()).toEqual([])
})
