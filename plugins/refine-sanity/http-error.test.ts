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

test.each([
  ['documentNotFoundError', 409, 404, 'not_found'],
  ['documentHasExistingReferencesError', 409, 409, 'referenced'],
  ['transactionAlreadyExistsError', 409, 409, 'already_done'],
  ['immutableAttributeError', 409, 409, 'immutable'],
  ['insufficientPermissionsError', 403, 403, 'forbidden'],
  ['somethingNewError', 409, 409, 'conflict'],
  ['malformedMutationError', 400, 400, 'bad_request'],
  ['constructor', 409, 409, 'conflict'],
])('%s of the lake (%i) is a %i %s', (type, status, statusCode, code) => {
  const body = { error: { items: [{ error: { type, description: 'said' } }] } }
  expect(toHttpError(failure(status, body))).toMatchObject({ statusCode, code })
})

test('a path that the lake names itself becomes a field of the form', () => {
  const items = [
    { error: { type: 'validationError', path: ['lines', 0, 'price'], description: 'Too small' } },
    { error: { type: 'validationError', attribute: 'name', description: 'Too long' } },
  ]
  expect(toHttpError(failure(400, { error: { items } }))).toMatchObject({
    errors: { 'lines.0.price': 'Too small', name: 'Too long' },
  })
})

test('a refusal is read from the answer’s text where nobody parsed it, and a proxy’s page holds none', () => {
  const responseBody = JSON.stringify({ error: { items: [{ error: { type: 'documentAlreadyExistsError' } }] } })
  expect(toHttpError({ statusCode: 409, message: 'said', responseBody })).toMatchObject({
    code: 'exists',
    errors: { id: 'This id is taken.' },
  })
  expect(toHttpError({ statusCode: 502, message: 'said', responseBody: '<html>' })).toMatchObject({
    statusCode: 502,
    message: 'said',
    code: 'failed',
  })
})

test('a write whose answer was lost is never told as not written', () => {
  for (const lost of [new TypeError('fetch failed'), failure(502, {})])
    expect(toHttpError(lost, { write: true })).toMatchObject({
      message: expect.stringContaining('It is not known whether your change was written'),
    })
  expect(toHttpError(failure(429, {}), { write: true })).toMatchObject({
    message: expect.stringContaining('Nothing was written'),
  })
})

test('a lake that does not answer is unreachable', () => {
  expect(toHttpError(new TypeError('fetch failed'))).toMatchObject({ statusCode: 0, code: 'unreachable' })
})

test('an abort passes through', () => {
  const abort = new DOMException('gone', 'AbortError')
  expect(toHttpError(abort)).toBe(abort)
})
