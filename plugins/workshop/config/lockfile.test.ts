import { expect, test } from 'vitest'
import { readLock } from './lockfile.ts'

test('the lockfile keeps every platform package, one copy of what must be single, and no download address', () => {
  expect(readLock('package-lock.json')).toEqual({
    gaps: [],
    copies: {
      react: 1,
      'react-dom': 1,
      'styled-components': 1,
      '@sanity/ui': 1,
      sanity: 1,
      'react-router': 2,
      typescript: 1,
      express: 1,
    },
    addresses: [],
  })
})
