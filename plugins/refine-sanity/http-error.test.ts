import { expect, test } from 'vitest'
import { toHttpError } from './http-error.ts'

const failure = (statusCode: number, body: unknown) =>
  Object.assign(new Error('said'), { statusCode, response: { statusCode, body } })

test.each([
  [409, { error: { items: [{ error: { type: 'documentRevisionIDDoesNotMatchError' } }] } }, 'revision_moved'],
  [409, { error: { items: [{ error: { type: 'documentAlreadyExistsError' } }] } }, 'exists'],
  [409, { error: { items: [{ error: { type: 'documentHasReferencesError' } }] } }, 'referenced'],
  [401, {}, 'signed_out'],
  [403, {}, 'forbidden'],
  [429, {}, 'busy'],
  [500, {}, 'failed'],
])('%s with %j is %s', (status, body, code) => {
  expect(toHttpError(failure(status, body))).toMatchObject({ statusCode: status, code })
})

test('a lake that does not answer is unreachable', () => {
  expect(toHttpError(new TypeError('fetch failed'))).toMatchObject({ statusCode: 0, code: 'unreachable' })
})

test('an abort passes through', () => {
  const abort = new DOMException('gone', 'AbortError')
  expect(toHttpError(abort)).toBe(abort)
})
