import { expect, test } from 'vitest'
import { openLogger } from './logger.ts'

/** The lines that one call leaves. */
function linesOf(tell: (log: ReturnType<typeof openLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = []
  tell(openLogger('info', { write: (line) => void lines.push(line) }))
  return lines.map((line) => JSON.parse(line))
}

test('a call that took too long is told in words, and the process lives on', () => {
  const late = new DOMException('The operation was aborted due to timeout', 'TimeoutError')
  const words = { type: 'DOMException', message: late.message, stack: expect.stringContaining('TimeoutError') }
  for (const name of ['err', 'error', 'reason']) {
    expect(linesOf((log) => log.warn({ [name]: late }, 'effect failed'))).toEqual([
      expect.objectContaining({ [name]: words, msg: 'effect failed' }),
    ])
  }
})

test('an error keeps its causes and its plain fields; secrets are kept out', () => {
  const error = Object.assign(new Error('no answer', { cause: new DOMException('too late', 'TimeoutError') }), {
    code: 'E_LATE',
    token: 'sk-secret',
    response: new Response('x'),
  })
  const [line] = linesOf((log) => log.error({ error, email: 'amira@coffee.test' }, 'fault'))
  expect(line).toMatchObject({
    email: '[kept out]',
    error: { message: 'no answer: too late', code: 'E_LATE', token: '[kept out]' },
  })
  expect(line?.['error']).not.toHaveProperty('response')
})
