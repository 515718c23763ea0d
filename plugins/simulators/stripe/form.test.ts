import { expect, test } from 'vitest'
import { StripeFailure } from './failure.ts'
import { parseForm } from './form.ts'
import { parseRequest } from './validate.ts'

test('brackets nest, numbers and empty brackets make lists', () => {
  expect(parseForm('a=1&b[c]=2&d[1][e]=y&d[0][e]=x&f[]=1&f[]=2&__proto__[x]=1')).toEqual({
    a: '1',
    b: { c: '2' },
    d: [{ e: 'x' }, { e: 'y' }],
    f: ['1', '2'],
    ['__proto__']: { x: '1' },
  })
})

test('texts become the numbers, booleans and lists that the schema names', () => {
  const form = parseForm('amount=5&metadata[order]=o1&reason=fraudulent&reverse_transfer=true&expand[0]=charge')
  expect(parseRequest('request.refunds.create', form)).toEqual({
    amount: 5,
    metadata: { order: 'o1' },
    reason: 'fraudulent',
    reverse_transfer: true,
    expand: ['charge'],
  })
})

test.each([
  ['reverse_transfer=yes', 'reverse_transfer', 'Invalid boolean: yes'],
  ['amount[x]=1', 'amount', 'Invalid number: {"x":"1"}'],
  ['expand=charge', 'expand', 'Invalid array'],
  ['constructor=1', 'constructor', 'Received unknown parameter: constructor'],
])('%s is refused', (body, param, message) => {
  const work = () => parseRequest('request.refunds.create', parseForm(body))
  expect(work).toThrow(StripeFailure)
  expect(work).toThrow(expect.objectContaining({ status: 400, body: expect.objectContaining({ param, message }) }))
})
