import { expect, test } from 'vitest'
import { pages } from '../src/resources.ts'
import { backPages, dayPages } from './page-walk.ts'

test('every page of the side is opened by one story and by no other', () => {
  const walked = [...dayPages, ...Object.keys(backPages)]
  expect(walked.toSorted()).toEqual(pages.map(({ name }) => name as string).toSorted())
})

test('no two pages share a key', () => {
  const keys = pages.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})
