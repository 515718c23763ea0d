import { expect, test } from 'vitest'
import { auditCsv, chosenRows, floorRows } from './audit-rows.ts'
import { documentPath, documentTitle } from './audit-documents.ts'

const noor = { kind: 'staff', id: 'p-noor', name: 'Noor R.' } as const
const sami = { kind: 'staff', id: 'p-sami', name: 'Sami K.' } as const
const step = (command: string, type: string, minute: number, actor: typeof noor | typeof sami = noor) => ({
  _key: `${command}-${type}`,
  at: `2026-11-21T14:0${minute}:00.000Z`,
  type,
  actor,
  fulfillment: 'fulfillment.a-1',
})
const orders = [
  { _id: 'order.a', number: '1001', steps: [step('c1', 'picking_started', 1), step('c1', 'picked', 1)] },
  { _id: 'order.b', number: '1002', steps: [step('c2', 'packed', 3, sami), step('c3', 'note', 4)] },
]

test('the floor’s steps are one line per command, newest first, and nothing but steps', () => {
  expect(floorRows(orders)).toMatchObject([
    { name: '1002', words: 'Packed', command: 'packFulfillment', actor: sami },
    { name: '1001', words: 'Picked', command: 'pickFulfillment', documents: ['order.a', 'fulfillment.a-1'] },
  ])
})

test('lines are chosen by person, command and document', () => {
  const rows = floorRows(orders)
  const all = { person: '', command: '', documents: undefined }
  const names = (choice: object) => chosenRows(rows, { ...all, ...choice }).map(({ name }) => name)
  expect(names({})).toEqual(['1002', '1001'])
  expect(names({ person: 'p-sami' })).toEqual(['1002'])
  expect(names({ command: 'pickFulfillment' })).toEqual(['1001'])
  expect(names({ documents: ['order.a'] })).toEqual(['1001'])
  expect(names({ documents: [] })).toEqual([])
})

test('the file holds what is shown, and runs nothing in a spreadsheet', () => {
  const [row] = floorRows([{ ...orders[1], _id: 'order.b', number: '=1002', steps: [step('c2', 'packed', 3)] }])
  expect(row && auditCsv([row], () => 'Packed')).toBe(
    'at,person,person_id,what,command,about,documents\r\n' +
      "2026-11-21T14:03:00.000Z,Noor R.,p-noor,Packed,packFulfillment,'=1002,order.b fulfillment.a-1\r\n",
  )
})

test('a document leads to its page', () => {
  const paths = ['order.a', 'fulfillment.a-1', 'payment.a-2', 'ticket.t', 'stockLevel.v.l', 'numberBlock.1']
  expect(paths.map(documentPath)).toEqual([
    '/orders/a',
    '/orders/a',
    '/orders/a',
    '/support?view=all&open=ticket.t',
    '/stock?level=stockLevel.v.l',
    undefined,
  ])
  expect([documentTitle('order.a', '1001'), documentTitle('customer.c', null)]).toEqual(['Order 1001', 'Customer'])
})
