import { expect, test } from 'vitest'
import { runBlocks } from './run-blocks.ts'

test('blocks that are marked are found in order, the others are left alone', () => {
  const page = [
    '# A',
    '```sh run',
    'echo 1',
    '```',
    '```sh',
    'rm -rf everything',
    '```',
    '```js run',
    'x()',
    '```',
    '```sh run',
    'echo 2',
    '```',
    '',
  ].join('\n')
  expect(runBlocks(page, 'sh')).toEqual([
    { line: 2, source: 'echo 1\n' },
    { line: 11, source: 'echo 2\n' },
  ])
  expect(runBlocks(page, 'js')).toEqual([{ line: 8, source: 'x()\n' }])
})
