import { expect, test } from 'vitest'
import { changedFields } from './changed-fields.ts'

test('a change is told by the fields it touched, set, cleared or altered', () => {
  expect(
    changedFields({ _rev: 'a', value: 1, to: 'x', kept: [1] }, { _rev: 'b', value: 2, kept: [1], minimum: 5 }),
  ).toEqual(['value', 'to', 'minimum'])
  expect(changedFields(undefined, { _id: 'a', title: 'New' })).toEqual(['title'])
})
