import { expect, test } from 'vitest'
import { lend } from './setting.ts'

test('what one run sets is not there for the next, and what it had changed is as it was', () => {
  const env: Record<string, string | undefined> = { STOCK_PROCESSES: '2' }
  const giveBack = lend({ STOCK_EDGE: 'guarded', STOCK_PROCESSES: '4' }, env)
  expect(env).toEqual({ STOCK_EDGE: 'guarded', STOCK_PROCESSES: '4' })
  giveBack()
  expect(Object.entries(env)).toEqual([['STOCK_PROCESSES', '2']])
})
